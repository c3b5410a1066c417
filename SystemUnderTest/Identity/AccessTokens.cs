using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;

namespace SystemUnderTest.Identity;

/// <summary>Signs somebody in who has just proven who they are otherwise than by a password: by registering.</summary>
internal sealed class AccessTokens(IOptionsMonitor<BearerTokenOptions> options, TimeProvider time)
{
    /// <returns>A bearer token as sign-in gives one, and how many seconds it lasts.</returns>
    public (string Token, long ExpiresIn) Issue(Caller caller)
    {
        var settings = options.Get(BearerTokenDefaults.AuthenticationScheme);
        var properties = new AuthenticationProperties { ExpiresUtc = time.GetUtcNow() + settings.BearerTokenExpiration };
        var ticket = new AuthenticationTicket(caller.ToPrincipal(), properties, $"{BearerTokenDefaults.AuthenticationScheme}:AccessToken");
        return (settings.BearerTokenProtector.Protect(ticket), (long)settings.BearerTokenExpiration.TotalSeconds);
    }
}
