using Framework.Evidence;
using Reports.Runs;

namespace Reports.Execution;

/// <summary>A step of a failed scenario, and how far the scenario came.</summary>
/// <param name="Text">With its keyword.</param>
/// <param name="Line">In the feature file.</param>
/// <param name="Outcome">Passed, failed, or not reached (skipped).</param>
internal sealed record StepMark(string Text, int Line, Outcome Outcome)
{
    /// <summary>Empty if the source is not known.</summary>
    public static IReadOnlyList<StepMark> Of(ScenarioResult result)
    {
        if (result.Entry is not { } entry)
            return [];
        var failed = entry.Steps.ToList().FindIndex(s => s.Line == result.Deciding.FailedLine);
        if (failed < 0)   // not in a step: before the first one, or after the last
            failed = result.Deciding.Failure!.Origin.StartsWith("Before", StringComparison.Ordinal) ? -1 : entry.Steps.Count;
        return [.. entry.Steps.Select((s, i) => new StepMark($"{s.Keyword} {s.Text}", s.Line, i < failed ? Outcome.Passed : i == failed ? Outcome.Failed : Outcome.Skipped))];
    }
}
