using System.Text.RegularExpressions;
using Runner.Terminal;

namespace Runner.Testing;

/// <summary>Reads what a test executable prints: counts test by test, shows failures the moment they come, and takes its closing words in.</summary>
internal sealed partial class TestOutput(string name, Screen screen)
{
    private const int LinesKept = 20;

    private readonly Queue<string> last = new();
    private readonly long began = TimeProvider.System.GetTimestamp();
    private TestCount seen = new();
    private TestCount? closing;
    private bool failing;

    /// <summary>As the closing words say; without them, as far as was seen.</summary>
    public TestCount Count => closing ?? seen;

    /// <summary>Whether it came to its closing words.</summary>
    public bool Ended => closing is not null;

    public string Took => Words.Duration(TimeProvider.System.GetElapsedTime(began));

    /// <summary>What it said last.</summary>
    public IEnumerable<string> LastLines => last;

    public void Take(string line)
    {
        last.Enqueue(line);
        if (last.Count > LinesKept)
            last.Dequeue();
        if (closing is not null || line.StartsWith("Test run summary:", StringComparison.Ordinal))
            closing = (closing ?? new TestCount()).With(line);
        else
            TakeResult(line);
    }

    /// <summary>The line that changes.</summary>
    public void Show() => screen.Status(screen.Dim($"{name} … ")
        + $"{screen.Green($"{seen.Passed} passed")}{(seen.Failed > 0 ? " " + screen.Red($"{seen.Failed} failed") : "")} {screen.Dim(Took)}");

    private void TakeResult(string line)
    {
        var result = Pattern().Match(line);
        if (result.Success)
        {
            var what = result.Groups["what"].Value;
            failing = what == "failed";
            seen += what switch { "passed" => new TestCount(Passed: 1), "failed" => new TestCount(Failed: 1), _ => new TestCount(Skipped: 1) };
            if (failing)
                screen.Line($"{screen.Red("✗")} {screen.Bold(result.Groups["test"].Value)}");
        }
        else if (failing && line.Trim().Length > 0)
        {
            screen.Line($"  {line}");
        }
    }

    [GeneratedRegex(@"^(?<what>passed|failed|skipped) (?<test>\S.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
