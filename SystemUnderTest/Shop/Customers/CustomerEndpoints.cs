using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Shop;

internal static class CustomerEndpoints
{
    public static async Task<Created<RegisteredView>> RegisterAsync(RegisterCustomerRequest request, Customers customers, AccessTokens tokens, CancellationToken cancellationToken)
    {
        var (user, customer) = await customers.RegisterAsync(request, cancellationToken);
        var (token, expiresIn) = tokens.Issue(new Caller(user.Id, user.Role));
        return TypedResults.Created("/shop/profile", new RegisteredView(CustomerView.Of(user, customer), "Bearer", token, expiresIn));
    }

    public static async Task<NoContent> VerifyAsync(VerifyEmailRequest request, EmailVerification verification, CancellationToken cancellationToken)
    {
        new Validation().Text("token", request.Token, 200).ThrowIfAny();
        await verification.UseAsync(request.Token, cancellationToken);
        return TypedResults.NoContent();
    }

    public static async Task<Ok<CustomerView>> ProfileAsync(ClaimsPrincipal principal, Customers customers, CancellationToken cancellationToken)
    {
        var (user, customer) = await customers.FindAsync(Caller.Of(principal).Id, cancellationToken);
        return TypedResults.Ok(CustomerView.Of(user, customer));
    }

    public static async Task<Ok<CustomerView>> UpdateAsync(UpdateProfileRequest request, ClaimsPrincipal principal, Customers customers, CancellationToken cancellationToken)
    {
        var (user, customer) = await customers.UpdateAsync(Caller.Of(principal).Id, request, cancellationToken);
        return TypedResults.Ok(CustomerView.Of(user, customer));
    }
}

/// <param name="Email">Where the verification link goes.</param>
/// <param name="Password">At least 8 characters.</param>
/// <param name="FullName">Their name.</param>
/// <param name="Phone">+ and digits; nothing: none.</param>
internal sealed record RegisterCustomerRequest(string Email, string Password, string FullName, string? Phone = null);

internal sealed record VerifyEmailRequest(string Token);

/// <param name="FullName">Their name.</param>
/// <param name="Phone">+ and digits; null: none.</param>
internal sealed record UpdateProfileRequest(string FullName, string? Phone);

internal sealed record RegisteredView(CustomerView Customer, string TokenType, string AccessToken, long ExpiresIn);

internal sealed record CustomerView(Guid Id, string Email, string FullName, string? Phone, DateTimeOffset? EmailVerifiedAt)
{
    public static CustomerView Of(User user, Customer customer) => new(user.Id, user.Email, user.FullName, customer.Phone, customer.EmailVerifiedAt);
}
