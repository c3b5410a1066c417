using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Reports.Runs;
using Reports.Summary;

namespace Reports.History;

/// <summary>What is kept of one run: one line of the history file.</summary>
/// <param name="Version">Of this shape.</param>
/// <param name="Id">The run's id.</param>
/// <param name="StartedAt">Wall-clock time; null if nothing began.</param>
/// <param name="Commit">Of git; null if not known.</param>
/// <param name="Totals">How many ended how.</param>
/// <param name="DurationMs">Of the run.</param>
/// <param name="Scenarios">Each scenario's key, with how it ended; those that were cut short are left out.</param>
/// <param name="Allure">Allure's own line about the run, as it wrote it; null if it made no report.</param>
internal sealed record HistoryRun(
    int Version,
    string Id,
    DateTimeOffset? StartedAt,
    string? Commit,
    Totals Totals,
    double DurationMs,
    IReadOnlyDictionary<string, HistoryScenario> Scenarios,
    JsonElement? Allure)
{
    public const int CurrentVersion = 1;

    public static HistoryRun Of(RunModel run, RunSummary summary, string? commit) => new(
        CurrentVersion, summary.Run.Id, summary.Run.StartedAt, commit, summary.Totals, summary.Run.DurationMs,
        run.Results.Where(r => r.Deciding.Failure?.Kind != Interruption.Kind).GroupBy(r => r.Deciding.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new HistoryScenario(g.First().Status, Math.Round(g.First().Deciding.DurationMs, 1), g.First().IsFlaky), StringComparer.Ordinal),
        null);
}

/// <summary>How a scenario ended in one run.</summary>
/// <param name="S">Its status.</param>
/// <param name="Ms">Wall-clock milliseconds.</param>
/// <param name="Flaky">Whether it ended otherwise in another attempt of the same run.</param>
internal sealed record HistoryScenario(ScenarioStatus S, double Ms, bool Flaky = false);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(HistoryRun))]
internal sealed partial class HistoryJson : JsonSerializerContext
{
    /// <summary>Leaves letters of every alphabet readable.</summary>
    public static HistoryJson Readable => field ??= new HistoryJson(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
