using System.Text;

namespace Mocks.Hosting;

/// <summary>HTTP Basic authentication, as several vendors demand it.</summary>
internal static class BasicCredentials
{
    /// <summary>Whether the request carries exactly this user and password; the scheme's name in any case.</summary>
    public static bool Fit(VendorRequest request, string user, string password)
    {
        const string Scheme = "Basic ";
        return request.Header("Authorization") is { } given
            && given.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && given[Scheme.Length..].Trim() == Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
    }
}
