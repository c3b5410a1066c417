using System.Security.Claims;

namespace SystemUnderTest.Identity;

/// <summary>Who makes the request.</summary>
internal sealed record Caller(Guid Id, string Role)
{
    public static Caller Of(ClaimsPrincipal principal) =>
        new(Guid.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)!), principal.FindFirstValue(ClaimTypes.Role)!);

    public ClaimsPrincipal ToPrincipal() => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, Id.ToString()), new Claim(ClaimTypes.Role, Role)],
        "password",
        ClaimTypes.Name,
        ClaimTypes.Role));
}
