using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Mocks.Cdek;

/// <summary>
/// Access tokens. They carry their own expiry and a seal, so that a token which the system got in one scenario is good in another, as tokens outlive what
/// they are used for.
/// </summary>
internal sealed class CdekTokens(ScenarioVendors scenario, VendorServerOptions options)
{
    public const int Seconds = 3599;
    private readonly HashSet<string> _issued = new(StringComparer.Ordinal);
    private bool _forgets;
    private int _count;

    /// <summary>Whether who uses a token cannot know that it is not good any more.</summary>
    public bool MayBeStale => _forgets;

    public string Issue()
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"fake.{scenario.Clock.GetUtcNow().AddSeconds(Seconds).ToUnixTimeSeconds()}.{++_count}");
        var token = $"{head}.{Seal(head)}";
        _issued.Add(token);
        return token;
    }

    public bool IsGood(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 4 || parts[3] != Seal(string.Join('.', parts[..3])) || (_forgets && !_issued.Contains(token))) return false;
        return long.Parse(parts[1], CultureInfo.InvariantCulture) > scenario.Clock.GetUtcNow().ToUnixTimeSeconds();
    }

    /// <summary>Only tokens that are issued from now on are good.</summary>
    public void Forget()
    {
        _forgets = true;
        _issued.Clear();
    }

    private string Seal(string head) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.CdekSecret), Encoding.UTF8.GetBytes(head)))[..32];
}
