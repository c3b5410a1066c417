using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;
using SystemUnderTest.Notifications;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Shop;

/// <summary>Proves that an address is its customer's: by a token that only the mailed link has, good once and for a day.</summary>
internal sealed class EmailVerification(AppDb db, JobQueue jobs, TimeProvider time)
{
    public const string Kind = "shop.verify_email";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>Queues the mail; part of the caller's transaction.</summary>
    public void Queue(Guid customer) => jobs.Add(Kind, new Payload(customer), customer);

    /// <summary>A new token; an earlier one is good no more.</summary>
    /// <returns>The token; null if there is nothing to verify.</returns>
    public async Task<string?> RenewAsync(Guid customer, CancellationToken cancellationToken)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var (hash, expiresAt) = (HashOf(token), time.Now() + Lifetime);
        var renewed = await db.Customers.Where(c => c.UserId == customer && c.EmailVerifiedAt == null)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.VerificationHash, hash).SetProperty(x => x.VerificationExpiresAt, expiresAt), cancellationToken);
        return renewed == 0 ? null : token;
    }

    /// <summary>Uses the token up. Of two at once only one succeeds: it is one conditional statement.</summary>
    /// <exception cref="Refusal">400: it is none, was used, or is too old.</exception>
    public async Task UseAsync(string token, CancellationToken cancellationToken)
    {
        var (hash, now) = (HashOf(token), time.Now());
        var used = await db.Customers.Where(c => c.VerificationHash == hash && c.VerificationExpiresAt > now).ExecuteUpdateAsync(
            c => c.SetProperty(x => x.EmailVerifiedAt, now).SetProperty(x => x.VerificationHash, (string?)null).SetProperty(x => x.VerificationExpiresAt, (DateTimeOffset?)null),
            cancellationToken);
        if (used == 0)
            throw new Refusal(StatusCodes.Status400BadRequest, "token_invalid", "This link is not good, or not any more.");
    }

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    internal sealed record Payload(Guid Customer);
}

/// <summary>Mails the link. Done again, it mails another one, and only the last is good.</summary>
internal sealed class VerifyEmailJob(EmailVerification verification, PeopleDirectory people, Mailers mailers, IOptions<AppOptions> app) : IJobHandler
{
    public async Task RunAsync(string payload, CancellationToken cancellationToken)
    {
        var customer = JsonSerializer.Deserialize<EmailVerification.Payload>(payload)!.Customer;
        if (await people.FindAddressAsync(customer, cancellationToken) is not { } address || await verification.RenewAsync(customer, cancellationToken) is not { } token)
            return;
        var text = $"Welcome, {address.FullName}. Confirm your address here, within a day: {app.Value.VerificationPage(token)}";
        await mailers.SendAsync(new Mail(address.Email, address.FullName, "Please confirm your address", text), cancellationToken);
    }
}
