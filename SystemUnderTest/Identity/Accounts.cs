using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;

namespace SystemUnderTest.Identity;

/// <summary>Makes accounts and checks passwords.</summary>
internal sealed class Accounts(AppDb db, IPasswordHasher<User> hasher, TimeProvider time)
{
    private const int ShortestPassword = 8;
    private const int LongestPassword = 200;
    private static readonly string TooShort = $"must have at least {ShortestPassword} characters";
    private static readonly string TooLong = $"must have at most {LongestPassword} characters";

    public async Task<User> CreateAsync(string email, string password, string fullName, string role, Guid? parent, CancellationToken cancellationToken)
    {
        email = email.Trim().ToLowerInvariant();
        new Validation()
            .Text("full_name", fullName, 200)
            .Require("email", new EmailAddressAttribute().IsValid(email) && email.Length <= 254, "must be an e-mail address")
            .Require("password", password.Length >= ShortestPassword, TooShort)
            .Require("password", password.Length <= LongestPassword, TooLong)
            .ThrowIfAny();
        var now = time.Now();
        var user = new User { Id = Guid.CreateVersion7(now), Email = email, FullName = fullName.Trim(), Role = role, ParentId = parent, CreatedAt = now };
        user.PasswordHash = hasher.HashPassword(user, password);
        db.Users.Add(user);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException error) when (error.IsDuplicate(UserTable.UniqueEmail))
        {
            throw Refusal.Conflict("email_taken", "There is an account with this e-mail address already.");
        }

        return user;
    }

    /// <summary>The account, or null; an unknown address and a wrong password are not told apart, not even by their time.</summary>
    public async Task<User?> CheckAsync(string email, string password, CancellationToken cancellationToken)
    {
        var lowered = email.Trim().ToLowerInvariant();
        var user = await db.Users.FirstOrDefaultAsync(u => u.Email == lowered, cancellationToken);
        var known = user ?? Nobody();
        return hasher.VerifyHashedPassword(known, known.PasswordHash, password) == PasswordVerificationResult.Failed ? null : user;
    }

    /// <summary>From here on only the new password is good.</summary>
    /// <exception cref="Refusal">400: the new one makes no sense; 403: the current one is another.</exception>
    public async Task ChangePasswordAsync(User user, string current, string changed, CancellationToken cancellationToken)
    {
        new Validation()
            .Require("new_password", changed.Length >= ShortestPassword, TooShort)
            .Require("new_password", changed.Length <= LongestPassword, TooLong)
            .ThrowIfAny();
        if (hasher.VerifyHashedPassword(user, user.PasswordHash, current) == PasswordVerificationResult.Failed)
            throw Refusal.Forbidden("wrong_password", "The current password is another.");
        user.PasswordHash = hasher.HashPassword(user, changed);
        await db.SaveChangesAsync(cancellationToken);
    }

    private User Nobody()
    {
        var nobody = new User { Email = "", FullName = "", Role = Roles.Student };
        nobody.PasswordHash = hasher.HashPassword(nobody, Guid.NewGuid().ToString());
        return nobody;
    }
}
