using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Reports.Gate;

/// <summary>What a run has to reach, from <c>quality-gate.yml</c>. What is absent is not asked for.</summary>
public sealed record QualityGate
{
    /// <summary>In percent of the scenarios that passed or failed; skipped and muted ones are not counted.</summary>
    public double? MinPassRatePercent { get; init; }

    /// <summary>How many scenarios have to end, so that a run of nothing is not green.</summary>
    public int? MinScenarios { get; init; }

    /// <summary>How many may fail first and pass when tried again.</summary>
    public int? MaxFlaky { get; init; }

    /// <summary>How many may fail that did not fail in the run before.</summary>
    public int? MaxNewFailures { get; init; }

    /// <summary>Wall-clock minutes from the first to the last scenario.</summary>
    public double? MaxMinutes { get; init; }

    /// <summary>Behaviours that have to be proven, each by its id or that of its group: <c>INV-3</c>. Links that the integration matrix calls critical have to be proven, too.</summary>
    public IReadOnlyList<string> Critical { get; init; } = [];

    /// <summary>Failures that are known and not counted for a while.</summary>
    public IReadOnlyList<MutedScenario> Muted { get; init; } = [];

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">It is missing, or something in it is not as expected; says where.</exception>
    public static QualityGate Load(string path)
    {
        if (!File.Exists(path))
            throw new InvalidDataException($"Expected the quality gate in {path}; there is no such file.");
        try
        {
            var read = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build().Deserialize<GateFile?>(File.ReadAllText(path))
                ?? throw new InvalidDataException($"{path} is empty; expected at least one of: {Known}.");
            return read.Checked(path);
        }
        catch (YamlException error)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{path}({error.Start.Line},{error.Start.Column}): {(error.InnerException ?? error).Message} Known here: {Known}."), error);
        }
    }

    private const string Known = "min_pass_rate_percent, min_scenarios, max_flaky, max_new_failures, max_minutes, critical, muted (scenario, owner, reason, until)";

    /// <summary>As it stands in the file.</summary>
    private sealed class GateFile
    {
        public double? MinPassRatePercent { get; set; }

        public int? MinScenarios { get; set; }

        public int? MaxFlaky { get; set; }

        public int? MaxNewFailures { get; set; }

        public double? MaxMinutes { get; set; }

        public List<string> Critical { get; set; } = [];

        public List<MuteEntry> Muted { get; set; } = [];

        public QualityGate Checked(string path)
        {
            if (MinPassRatePercent is < 0 or > 100)
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{path}: expected min_pass_rate_percent between 0 and 100, found {MinPassRatePercent}."));
            if (new double?[] { MinScenarios, MaxFlaky, MaxNewFailures, MaxMinutes }.Any(n => n < 0))
                throw new InvalidDataException($"{path}: expected no number below 0.");
            return new QualityGate
            {
                MinPassRatePercent = MinPassRatePercent,
                MinScenarios = MinScenarios,
                MaxFlaky = MaxFlaky,
                MaxNewFailures = MaxNewFailures,
                MaxMinutes = MaxMinutes,
                Critical = Critical,
                Muted = [.. Muted.Select(m => m.Checked(path))],
            };
        }
    }

    private sealed class MuteEntry
    {
        public string? Scenario { get; set; }

        public string? Owner { get; set; }

        public string? Reason { get; set; }

        public string? Until { get; set; }

        public MutedScenario Checked(string path)
        {
            foreach (var (name, value) in new[] { ("scenario", Scenario), ("owner", Owner), ("reason", Reason), ("until", Until) })
            {
                if (string.IsNullOrWhiteSpace(value))
                    throw new InvalidDataException($"{path}: the mute of {(string.IsNullOrWhiteSpace(Scenario) ? "a scenario" : $"\"{Scenario}\"")} has no {name}; a mute names scenario, owner, reason and until.");
            }

            return DateOnly.TryParseExact(Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until)
                ? new MutedScenario(Scenario!, Owner!, Reason!, until)
                : throw new InvalidDataException($"{path}: the mute of \"{Scenario}\" ends \"{Until}\"; expected a day such as 2026-12-31.");
        }
    }
}

/// <summary>A scenario whose failure is known and not counted for a while.</summary>
/// <param name="Scenario"><c>feature: name</c>; of an outline also without its values, for all its rows.</param>
/// <param name="Owner">Who repairs it.</param>
/// <param name="Reason">Why it may fail meanwhile.</param>
/// <param name="Until">The last day.</param>
public sealed record MutedScenario(string Scenario, string Owner, string Reason, DateOnly Until);
