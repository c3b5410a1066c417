using System.Globalization;
using Reports;

namespace Runner.Running;

/// <summary>What the test process is told.</summary>
internal sealed record SuiteSettings(string RunId, string SettingsFile, long Seed, bool Shuffle, int? Lanes, string? Database, string? Evidence)
{
    /// <summary>Where it runs.</summary>
    public ISuitePlace Place { get; init; } = new ThisMachine();

    /// <summary>Further variables; they win.</summary>
    public IReadOnlyList<(string Name, string? Value)> More { get; init; } = [];

    /// <summary>In environment variables, because the suite also runs without this runner.</summary>
    public IEnumerable<(string Name, string? Value)> Environment(ReportPaths paths, int attempt) =>
    [
        ("TF_RESULTS", paths.Output),
        ("TF_RUN_ID", RunId),
        ("TF_ATTEMPT", attempt.ToString(CultureInfo.InvariantCulture)),
        ("TF_SEED", Seed.ToString(CultureInfo.InvariantCulture)),
        ("TF_SHUFFLE", Shuffle ? "1" : null),
        // Pages of jitted code that are never both writable and executable cost a short process a tenth of its time; a test run has no use for them.
        ("DOTNET_EnableWriteXorExecute", "0"),
        .. Lanes is { } lanes ? [("TF_LANES", lanes.ToString(CultureInfo.InvariantCulture))] : Array.Empty<(string, string?)>(),
        .. Database is null ? Array.Empty<(string, string?)>() : [("TF_DATABASE", Database)],
        .. Evidence is null ? Array.Empty<(string, string?)>() : [("TF_EVIDENCE", Evidence)],
        .. More,
    ];
}
