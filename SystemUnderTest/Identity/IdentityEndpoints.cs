using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Realtime;

namespace SystemUnderTest.Identity;

internal static class IdentityEndpoints
{
    public static void MapIdentity(this IEndpointRouteBuilder app)
    {
        app.MapPost("/auth/register", RegisterAsync).WithName("register").Refuses(StatusCodes.Status409Conflict).AllowAnonymous();
        app.MapPost("/auth/sign-in", SignInAsync).WithName("sign-in").Refuses(StatusCodes.Status401Unauthorized).AllowAnonymous().Produces<AccessTokenResponse>();
        app.MapGet("/me", MeAsync).WithName("me");
        app.MapDelete("/accounts/{id:guid}", DeleteAsync).WithName("delete-account");
        app.MapPut("/me/password", ChangePasswordAsync).WithName("change-password").Refuses(StatusCodes.Status403Forbidden);
        app.MapPut("/me/telegram", LinkTelegramAsync).WithName("link-telegram");
        app.MapPost("/me/children", AddChildAsync).WithName("add-child").Refuses(StatusCodes.Status409Conflict).RequireAuthorization(policy => policy.RequireRole(Roles.Parent));
    }

    private static async Task<Created<AccountView>> RegisterAsync(RegisterRequest request, Accounts accounts, CancellationToken cancellationToken)
    {
        new Validation().Require("role", Roles.Open.Contains(request.Role, StringComparer.Ordinal), $"must be one of {string.Join(", ", Roles.Open)}").ThrowIfAny();
        var user = await accounts.CreateAsync(request.Email, request.Password, request.FullName, request.Role, null, cancellationToken);
        return TypedResults.Created("/me", AccountView.Of(user));
    }

    private static async Task<SignInHttpResult> SignInAsync(SignInRequest request, Accounts accounts, CancellationToken cancellationToken)
    {
        var user = await accounts.CheckAsync(request.Email, request.Password, cancellationToken)
            ?? throw new Refusal(StatusCodes.Status401Unauthorized, "wrong_credentials", "E-mail address or password is wrong.");
        return TypedResults.SignIn(new Caller(user.Id, user.Role).ToPrincipal(), authenticationScheme: BearerTokenDefaults.AuthenticationScheme);
    }

    private static async Task<Ok<AccountView>> MeAsync(ClaimsPrincipal principal, AppDb db, CancellationToken cancellationToken) =>
        TypedResults.Ok(AccountView.Of(await FindAsync(principal, db, cancellationToken)));

    /// <summary>An account is deleted by its owner or by an administrator; to all others it does not exist. What it took part in stays, without it.</summary>
    private static async Task<NoContent> DeleteAsync(Guid id, ClaimsPrincipal principal, AppDb db, EventPublisher events, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(principal);
        var mayDelete = caller.Id == id || caller.Role == Roles.Admin;
        if (!mayDelete || await db.Users.Where(u => u.Id == id).ExecuteDeleteAsync(cancellationToken) == 0)
            throw Refusal.NotFound("account");
        await events.SignOutAsync(id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> LinkTelegramAsync(LinkTelegramRequest request, ClaimsPrincipal principal, AppDb db, CancellationToken cancellationToken)
    {
        new Validation().Require("telegram_id", request.TelegramId is null or > 0, "must be a positive number or null").ThrowIfAny();
        var user = await FindAsync(principal, db, cancellationToken);
        user.TelegramId = request.TelegramId;
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> ChangePasswordAsync(ChangePasswordRequest request, ClaimsPrincipal principal, AppDb db, Accounts accounts, CancellationToken cancellationToken)
    {
        await accounts.ChangePasswordAsync(await FindAsync(principal, db, cancellationToken), request.CurrentPassword, request.NewPassword, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Created<AccountView>> AddChildAsync(AddChildRequest request, ClaimsPrincipal principal, Accounts accounts, CancellationToken cancellationToken)
    {
        var child = await accounts.CreateAsync(request.Email, request.Password, request.FullName, Roles.Student, Caller.Of(principal).Id, cancellationToken);
        return TypedResults.Created((string?)null, AccountView.Of(child));
    }

    private static async Task<User> FindAsync(ClaimsPrincipal principal, AppDb db, CancellationToken cancellationToken)
    {
        var id = Caller.Of(principal).Id;
        return await db.Users.FirstOrDefaultAsync(u => u.Id == id, cancellationToken)
            ?? throw new Refusal(StatusCodes.Status401Unauthorized, "not_signed_in", "The account of this sign-in no longer exists.");
    }
}

internal sealed record RegisterRequest(string Email, string Password, string FullName, string Role);

internal sealed record SignInRequest(string Email, string Password);

internal sealed record LinkTelegramRequest(long? TelegramId);

internal sealed record ChangePasswordRequest(string CurrentPassword, string NewPassword);

internal sealed record AddChildRequest(string FullName, string Email, string Password);

internal sealed record AccountView(Guid Id, string Email, string FullName, string Role)
{
    public static AccountView Of(User user) => new(user.Id, user.Email, user.FullName, user.Role);
}
