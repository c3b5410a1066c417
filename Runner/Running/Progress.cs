using Framework.Evidence;
using Reports.Journal;
using Reports.Suite;
using Runner.Terminal;

namespace Runner.Running;

/// <summary>Shows a run while it runs: each failure the moment it happens, and how far it has come.</summary>
internal sealed class Progress(Screen screen, FeatureIndex features, int expected)
{
    private const int BarWidth = 20;

    private readonly long began = TimeProvider.System.GetTimestamp();
    private int said;

    /// <summary>How many are to run.</summary>
    public int Expected => expected;

    public int Passed { get; private set; }

    public int Failed { get; private set; }

    public int Skipped { get; private set; }

    /// <summary>How many have ended, however.</summary>
    public int Ended => Passed + Failed + Skipped;

    /// <summary>How many have begun.</summary>
    public int Begun { get; private set; }

    public void Take(ScenarioLine line)
    {
        switch (line.Outcome)
        {
            case null: Begun++; break;
            case Outcome.Passed: Passed++; break;
            case Outcome.Skipped: Skipped++; break;
            default: Failed++; ShowFailure(line); break;
        }
    }

    /// <summary>The line that changes; where there is none, a line at every quarter of a long run.</summary>
    public void Show(string activity)
    {
        if (screen.Live)
            screen.Status(Ended == 0 ? screen.Dim($"{activity} {Elapsed}") : $"{Bar()} {Counts()} {screen.Dim(Elapsed)}");
        else if (expected >= 40 && Ended * 4 / expected > said)
        {
            said = Ended * 4 / expected;
            if (Ended < expected)
                screen.Line($"{Ended} of {expected} ({Passed} passed, {Failed} failed) {Elapsed}");
        }
    }

    private string Elapsed => Words.Duration(TimeProvider.System.GetElapsedTime(began));

    private string Bar()
    {
        var full = expected == 0 ? 0 : Math.Min(BarWidth, Ended * BarWidth / expected);
        var bar = new string('━', full);
        return (Failed > 0 ? screen.Red(bar) : screen.Green(bar)) + screen.Dim(new string('─', BarWidth - full));
    }

    private string Counts()
    {
        var counts = $"{Ended}/{expected} {screen.Green($"{Passed} passed")}";
        if (Failed > 0)
            counts += $" {screen.Red($"{Failed} failed")}";
        return Skipped > 0 ? $"{counts} {screen.Yellow($"{Skipped} skipped")}" : counts;
    }

    private void ShowFailure(ScenarioLine line)
    {
        var entry = features.Find(line.Folder, line.Feature, line.Name, line.Parameters);
        var attempt = line.Attempt > 1 ? screen.Dim($" (attempt {line.Attempt})") : "";
        screen.Line($"{screen.Red("✗")} {line.Feature}: {screen.Bold(ScenarioTitle.For(line.Name, line.Parameters))}{attempt}");
        if (entry is not null)
            screen.Line($"  {screen.Cyan(entry.Location)}");
        if (line.FailedStep is { } step)
            screen.Line($"  {screen.Dim(step)}");
        else if (line.Failure is { Origin: { Length: > 0 } origin })
            screen.Line($"  {screen.Dim(origin)}");
        foreach (var text in MessageLines(line.Failure?.Message ?? "no reason was recorded"))
            screen.Line($"    {text}");
    }

    private static IEnumerable<string> MessageLines(string message)
    {
        var lines = message.Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0).ToList();
        return lines.Count <= 6 ? lines.Select(l => Words.Headline(l)) : [.. lines.Take(5).Select(l => Words.Headline(l)), $"… {lines.Count - 5} more lines in the report"];
    }
}
