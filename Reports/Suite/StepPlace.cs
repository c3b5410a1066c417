using Framework.Evidence;

namespace Reports.Suite;

/// <summary>Finds the line of the feature file at which a scenario failed.</summary>
internal static class StepPlace
{
    /// <summary>The failing step's line; the scenario's own if it failed outside of a step; 0 if the source is not known.</summary>
    public static int LineOfFailure(ScenarioRecord record, ScenarioEntry? entry)
    {
        if (entry is null)
            return 0;
        for (var i = 0; i < record.Steps.Count; i++)
            if (record.Steps[i].Failure is not null)
                return i < entry.Steps.Count ? entry.Steps[i].Line : entry.Line;
        return entry.Line;
    }

    /// <summary>The trace with the feature's line as its first frame.</summary>
    public static string Trace(Failure failure, string? step, string file, int line)
    {
        if (line == 0 || FirstLine(failure.Trace).Contains($"{file}:line {line}", StringComparison.Ordinal))
            return failure.Trace;
        var frame = $"   at {step ?? failure.Origin} in {file}:line {line}";
        return failure.Trace.Length == 0 ? frame : $"{frame}\n{failure.Trace}";
    }

    private static ReadOnlySpan<char> FirstLine(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? text : text.AsSpan(0, end);
    }
}
