using Framework.Evidence;
using Reports;
using Reports.Journal;
using Reports.Suite;
using Runner.Running;
using Runner.Selection;
using Runner.Terminal;

namespace Runner.Retrying;

/// <summary>Tries failed scenarios again, in a process of their own with clean lanes and the same seed. What passes then is flaky, and says so; its trace is kept, to be held against the one that failed.</summary>
internal sealed class Retries(ReportPaths paths, string assembly, SuiteSettings settings, int times, Screen screen, StopRequest stop)
{
    private const int SomeFailed = 2;

    /// <summary>What came of it: how many failed in the end, and how many passed at last.</summary>
    /// <exception cref="CannotRunException">A process of a retry died.</exception>
    public async Task<(int Failed, int Flaky)> RunAsync()
    {
        var all = Failed(JournalReader.Read(paths.Journal));
        var left = all;
        for (var attempt = 2; attempt <= times + 1 && left.Count > 0 && !stop.Asked; attempt++)
        {
            screen.Line(screen.Dim($"Once more: {Words.Count(left.Count, "failed scenario")} (retry {attempt - 1} of {times}) …"));
            var tests = left.Select(l => (l.Feature, ScenarioTitle.For(l.Name, l.Parameters)));
            var own = settings with { SettingsFile = Path.Combine(paths.Run, $"retry-{attempt}.runsettings"), Evidence = settings.Evidence is "off" ? "off" : "full" };
            NUnitSelection.WriteSettings(own.SettingsFile, NUnitSelection.Exactly(tests), own.Lanes);
            using var suite = new SuiteProcess(assembly, paths, own, attempt);
            using var registered = stop.Token.Register(() => _ = suite.StopAsync());
            await suite.EndAsync();
            if (!stop.Asked && suite.ExitCode is not (0 or SomeFailed))
                throw new CannotRunException($"The test process of retry {attempt - 1} ended with exit code {suite.ExitCode}; expected 0 or {SomeFailed}. See {paths.Console}");
            left = Failed(JournalReader.Read(paths.Journal).Where(l => l.Attempt == attempt));
            foreach (var line in left)
                screen.Line($"  {screen.Red("✗")} {line.Feature}: {ScenarioTitle.For(line.Name, line.Parameters)} {screen.Dim("failed again")}");
        }

        return (left.Count, all.Count - left.Count);
    }

    private static List<ScenarioLine> Failed(IEnumerable<ScenarioLine> lines) => [.. lines.Where(l => l.Outcome is Outcome.Failed or Outcome.Broken).DistinctBy(l => l.Key, StringComparer.Ordinal)];
}
