using System.Text.Json;
using Reports.Allure;

namespace Reports.Summary;

/// <summary>A run in numbers and names: <c>summary.json</c>, version 1. Scenarios are referred to as <c>feature: name</c>.</summary>
/// <param name="Version">1. Fields may be added within a version, never changed or removed.</param>
/// <param name="Run">When, where and with what it ran.</param>
/// <param name="Totals">How many scenarios ended how.</param>
/// <param name="Timing">How long things took.</param>
/// <param name="Behaviours">Every behaviour of <c>behaviours.yml</c>, in its order.</param>
/// <param name="Matrix">Every link of <c>integration-matrix.yml</c>, in its order.</param>
/// <param name="Causes">Failures grouped by cause, the most frequent first.</param>
/// <param name="Scenarios">Every scenario that began, by file and line.</param>
/// <param name="Suspects">What looks wrong although nothing failed.</param>
public sealed record RunSummary(
    int Version,
    RunInfo Run,
    Totals Totals,
    Timing Timing,
    IReadOnlyList<BehaviourSummary> Behaviours,
    IReadOnlyList<LinkSummary> Matrix,
    IReadOnlyList<CauseSummary> Causes,
    IReadOnlyList<ScenarioSummary> Scenarios,
    IReadOnlyList<SuspectSummary> Suspects)
{
    /// <summary>What is otherwise than in earlier runs; null in a summary that was made without a history.</summary>
    public RunChanges? Changes { get; init; }

    /// <summary>Operations of the system's OpenAPI document with what they answered; null if nothing was held against one.</summary>
    public IReadOnlyList<OperationSummary>? Operations { get; init; }

    /// <summary>The version that this code writes.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Reads a summary.</summary>
    /// <exception cref="InvalidDataException">It is not a summary of a version that this code knows.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static RunSummary Read(string path)
    {
        try
        {
            var summary = JsonSerializer.Deserialize(File.ReadAllBytes(path), SummaryJson.Readable.RunSummary);
            return summary?.Version == CurrentVersion
                ? summary
                : throw new InvalidDataException($"Expected a run summary of version {CurrentVersion}, found {(summary is null ? "nothing" : $"version {summary.Version}")} in {path}. Rebuild it: ./tf report");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"Expected a run summary in {path}: {e.Message} Rebuild it: ./tf report", e);
        }
    }

    /// <summary>Writes the file; it is there whole or not at all.</summary>
    /// <exception cref="IOException">It can't be written.</exception>
    public void Write(string path) =>
        ResultFile.WriteAtomically(path, aside => File.WriteAllBytes(aside, JsonSerializer.SerializeToUtf8Bytes(this, SummaryJson.Readable.RunSummary)));
}
