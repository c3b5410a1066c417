using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Shop;

/// <summary>Customers: accounts of the shop, with an address that has to be verified once.</summary>
internal sealed partial class Customers(AppDb db, Accounts accounts, EmailVerification verification, JobQueue jobs)
{
    /// <exception cref="Refusal">400: it makes no sense; 409: there is an account with this address.</exception>
    public async Task<(User User, Customer Customer)> RegisterAsync(RegisterCustomerRequest request, CancellationToken cancellationToken)
    {
        CheckPhone(request.Phone);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var user = await accounts.CreateAsync(request.Email, request.Password, request.FullName, Roles.Customer, null, cancellationToken);
        var customer = new Customer { UserId = user.Id, Phone = request.Phone };
        db.Customers.Add(customer);
        verification.Queue(user.Id);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        jobs.Dispatch();
        return (user, customer);
    }

    /// <exception cref="Refusal">404: the caller is no customer.</exception>
    public async Task<(User User, Customer Customer)> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var user = await db.Users.FirstOrDefaultAsync(u => u.Id == id, cancellationToken);
        var customer = await db.Customers.FirstOrDefaultAsync(c => c.UserId == id, cancellationToken);
        return user is null || customer is null ? throw Refusal.NotFound("customer") : (user, customer);
    }

    public async Task<(User User, Customer Customer)> UpdateAsync(Guid id, UpdateProfileRequest request, CancellationToken cancellationToken)
    {
        CheckPhone(request.Phone);
        new Validation().Text("full_name", request.FullName, 200).ThrowIfAny();
        var (user, customer) = await FindAsync(id, cancellationToken);
        user.FullName = request.FullName.Trim();
        customer.Phone = request.Phone;
        await db.SaveChangesAsync(cancellationToken);
        return (user, customer);
    }

    private static void CheckPhone(string? phone) =>
        new Validation().Require("phone", phone is null || IsPhone(phone), "must be + and 10 to 15 digits, or null").ThrowIfAny();

    public static bool IsPhone(string text) => Phone().IsMatch(text);

    [GeneratedRegex(@"^\+[1-9][0-9]{9,14}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();
}
