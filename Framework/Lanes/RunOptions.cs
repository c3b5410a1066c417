using System.Globalization;
using Framework.Contract;

namespace Framework.Lanes;

/// <summary>What a run was asked for. The command line hands it over in environment variables.</summary>
/// <param name="Seed">All test data comes from it.</param>
/// <param name="Lanes">How many scenarios run at once.</param>
/// <param name="Attempt">1, or the number of the repeat.</param>
/// <param name="Database"><c>embedded</c>, <c>local</c>, <c>docker</c>, a connection string, or null: the first that works.</param>
public sealed record RunOptions(long Seed, int Lanes, int Attempt = 1, string? Database = null)
{
    /// <summary>How long the wait for rest may take, in wall-clock time.</summary>
    public TimeSpan RestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Where the virtual clock stands at the start of every scenario.</summary>
    public DateTimeOffset StartOfTime { get; init; } = FirstMoment;

    private static DateTimeOffset FirstMoment { get; } = new(2026, 1, 12, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Whether a table that was changed by no statement of the scenario is a suspect.</summary>
    public bool AuditsWrites { get; init; } = true;

    /// <summary>Whether a failed scenario shows which rows each of its steps has changed. Costs an empty transaction for each step that writes.</summary>
    public bool RememberStates { get; init; } = true;

    /// <summary>Hosts beyond the scenarios that run at once, so that cleaning is hardly ever waited for. With none, one host serves all scenarios of a single lane.</summary>
    public int SpareLanes { get; init; } = 1;

    /// <summary>What an answer means that the system's own OpenAPI document does not declare; null: what the wiring says.</summary>
    public ContractRule? ContractRule { get; init; }

    /// <summary>Reads <c>TF_SEED</c>, <c>TF_LANES</c>, <c>TF_SPARE_LANES</c>, <c>TF_ATTEMPT</c>, <c>TF_START_OF_TIME</c>, <c>TF_DATABASE</c> and <c>TF_CONTRACT</c>; what is absent has a default.</summary>
    /// <exception cref="FormatException">A variable is not a number, or a word, of its kind.</exception>
    public static RunOptions FromEnvironment() => new(
        Number("TF_SEED") ?? 1,
        (int)(Number("TF_LANES") ?? Math.Max(2, Environment.ProcessorCount)),
        (int)(Number("TF_ATTEMPT") ?? 1),
        Environment.GetEnvironmentVariable("TF_DATABASE") is { Length: > 0 } database ? database : null)
    {
        RememberStates = !string.Equals(Environment.GetEnvironmentVariable("TF_EVIDENCE"), "off", StringComparison.OrdinalIgnoreCase),
        SpareLanes = (int)(Number("TF_SPARE_LANES") ?? 1),
        StartOfTime = Moment("TF_START_OF_TIME") ?? FirstMoment,
        ContractRule = Rule("TF_CONTRACT"),
    };

    private static long? Number(string variable)
    {
        var text = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(text))
            return null;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"{variable} is '{text}'; expected a whole number.");
    }

    private static ContractRule? Rule(string variable) => Environment.GetEnvironmentVariable(variable)?.ToUpperInvariant() switch
    {
        null or "" => null,
        "OFF" => Contract.ContractRule.Off,
        "SUSPECT" => Contract.ContractRule.Suspect,
        "FAIL" => Contract.ContractRule.Fail,
        var other => throw new FormatException($"{variable} is '{other.ToLowerInvariant()}'; expected off, suspect or fail."),
    };

    private static DateTimeOffset? Moment(string variable)
    {
        var text = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(text))
            return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : throw new FormatException($"{variable} is '{text}'; expected a moment such as 2026-01-12T09:00:00Z.");
    }
}
