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
    private readonly FailureView failures = new(screen, features);
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

    /// <summary>Of how many something is not on disk, because that is full.</summary>
    public int Unwritten { get; private set; }

    public void Take(ScenarioLine line)
    {
        if (line.Unwritten is not null)
            Unwritten++;
        switch (line.Outcome)
        {
            case null: Begun++; break;
            case Outcome.Passed: Passed++; break;
            case Outcome.Skipped: Skipped++; break;
            default: Failed++; failures.Show(line); break;
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
}
