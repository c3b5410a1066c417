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

    /// <summary>Where numbers of a kind begin that the vendor counts up: another place in each scenario, so that none comes twice.</summary>
    public long FirstNumber(string kind, long from, long span) =>
        from + (long)(BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{kind}"))) % (ulong)span);

    /// <summary>A prefix and as many letters and digits, as Stripe's ids are.</summary>
    public string Next(string prefix, int length = 24)
    {
        const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        var number = Interlocked.Increment(ref _given);
        var hash = SHA512.HashData(Encoding.UTF8.GetBytes($"{seed}/{prefix}/{number}"));
        return string.Create(prefix.Length + length, (prefix, hash), static (text, parts) =>
        {
            parts.prefix.CopyTo(text);
            for (var i = parts.prefix.Length; i < text.Length; i++) text[i] = Alphabet[parts.hash[i - parts.prefix.Length] % Alphabet.Length];
        });
    }
}
