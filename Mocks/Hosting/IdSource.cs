using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Mocks.Hosting;

/// <summary>Ids that look like the vendor's and are a function of seed and scenario.</summary>
internal sealed class IdSource(long? seed)
{
    private readonly string _seed = seed?.ToString(CultureInfo.InvariantCulture) ?? Convert.ToHexString(RandomNumberGenerator.GetBytes(8));
    private int _made;

    /// <summary>The ids of one scenario.</summary>
    public ScenarioIds For(string scenarioId) => new(seed is null ? $"{_seed}/{scenarioId}/{Interlocked.Increment(ref _made)}" : $"{_seed}/{scenarioId}");
}

/// <summary>The ids that vendors give out in one scenario.</summary>
internal sealed class ScenarioIds(string seed)
{
    private int _given;

    /// <summary>36 characters like a UUID; version and variant are YooKassa's ("…-000f-5000-9000-…").</summary>
    public string Next()
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{Interlocked.Increment(ref _given)}"));
        var hex = Convert.ToHexStringLower(hash);
        return $"{hex[..8]}-000f-5000-{"89ab"[hash[31] % 4]}000-{hex[8..20]}";
    }
}
