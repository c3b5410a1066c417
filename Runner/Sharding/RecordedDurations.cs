using Reports.Summary;

namespace Runner.Sharding;

/// <summary>How long scenarios took in an earlier run.</summary>
internal static class RecordedDurations
{
    /// <summary>By <c>feature: name</c>, in milliseconds; of several runs of one name, the sum.</summary>
    /// <param name="file">A <c>summary.json</c>; null: nothing is recorded.</param>
    /// <exception cref="CannotRunException">The file is not there, or no summary.</exception>
    public static IReadOnlyDictionary<string, double> Read(string? file)
    {
        if (file is null)
            return new Dictionary<string, double>(StringComparer.Ordinal);
        try
        {
            return RunSummary.Read(file).Scenarios.GroupBy(s => $"{s.Feature}: {s.Name}", StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(s => s.DurationMs), StringComparer.Ordinal);
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new CannotRunException($"--durations {file}: expected the summary.json of an earlier run. {error.Message}", "Leave --durations out: then the scenarios are counted, not timed");
        }
    }
}
