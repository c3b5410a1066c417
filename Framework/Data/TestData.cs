using System.Globalization;
using Bogus;

namespace Framework.Data;

/// <summary>Made-up values, unique to the scenario and the same in every run with the same seed.</summary>
public sealed class TestData
{
    private readonly string _suffix;
    private readonly Lazy<Faker> _faker;

    /// <summary>Data of one seed.</summary>
    public TestData(long seed)
    {
        Seed = seed;
        _suffix = ((uint)(seed ^ (seed >> 32))).ToString("x8", CultureInfo.InvariantCulture);
        _faker = new Lazy<Faker>(() => new Faker { Random = new Randomizer(unchecked((int)(seed ^ (seed >> 32)))) });
    }

    /// <summary>The scenario's seed, made from the run's seed and the scenario's name.</summary>
    public long Seed { get; }

    /// <summary>Bogus, seeded. Made when it is first asked for: most scenarios need names only.</summary>
    public Faker Faker => _faker.Value;

    /// <summary>A name that no other scenario uses: <c>anna-1f3a09c2</c>.</summary>
    public string Unique(string name) => $"{name}-{_suffix}";

    /// <summary>An e-mail address that no other scenario uses, in a domain that can never receive mail (RFC 2606).</summary>
    public string Email(string name) => $"{Unique(name).ToLowerInvariant().Replace(' ', '.')}@example.test";
}
