using Reports.Journal;
using Reports.Suite;
using Runner.Terminal;

namespace Runner.Running;

/// <summary>A failure the moment it happens: which scenario, at which line, at which step, why. The same reason is told in full once.</summary>
internal sealed class FailureView(Screen screen, FeatureIndex features)
{
    private readonly Dictionary<string, int> told = new(StringComparer.Ordinal);

    public void Show(ScenarioLine line)
    {
        var message = line.Failure?.Message ?? "No reason was recorded.";
        var reason = $"{line.FailedStep}\n{message}";
        var times = told[reason] = told.GetValueOrDefault(reason) + 1;
        var attempt = line.Attempt > 1 ? screen.Dim($" (attempt {line.Attempt})") : "";
        screen.Line($"{screen.Red("✗")} {line.Feature}: {screen.Bold(ScenarioTitle.For(line.Name, line.Parameters))}{attempt}");
        if (times > 1)
        {
            screen.Line($"    {screen.Cyan(Place(line))} {screen.Dim($"the same reason, {times} times now")}");
            return;
        }
        screen.Line($"    {screen.Cyan(Place(line))} {screen.Dim(line.FailedStep ?? line.Failure?.Origin ?? "")}");
        foreach (var text in FailureText.Lines(message, Width))
            screen.Line($"    {text}");
        if (line.Seen is { } seen)
            screen.Line($"    {screen.Dim(Words.Headline(seen, Width))}");
    }

    private int Width => Math.Clamp(screen.Width - 6, 40, 200);

    /// <summary>File and line as editors open them: the failed step's, or the scenario's.</summary>
    private string Place(ScenarioLine line)
    {
        var entry = features.Find(line.Folder, line.Feature, line.Name, line.Parameters);
        return entry is null ? line.Folder : $"{entry.File}:{(line.FailedLine > 0 ? line.FailedLine : entry.Line)}";
    }
}
