using Reports;
using Reports.Journal;
using Runner.Selection;

namespace Runner.Running;

/// <summary>Runs some scenarios in a process of their own and says only what came of them.</summary>
internal static class QuietRun
{
    /// <summary>What ended, in the order in which it began; empty if the process died before its first scenario.</summary>
    public static async Task<IReadOnlyList<ScenarioLine>> OfAsync(string assembly, ReportPaths paths, SuiteSettings settings, IEnumerable<(string Feature, string Test)> tests, int attempt, StopRequest stop)
    {
        OutputFolder.Clean(paths);
        File.Delete(paths.Console);
        NUnitSelection.WriteSettings(settings.SettingsFile, NUnitSelection.Exactly(tests), settings.Lanes);
        using var suite = new SuiteProcess(assembly, paths, settings, attempt);
        using var registered = stop.Token.Register(() => _ = suite.StopAsync());
        await suite.EndAsync();
        stop.Token.ThrowIfCancellationRequested();
        return JournalOrder.Ended(paths);
    }
}

/// <summary>A journal in the order of its scenarios' beginnings.</summary>
internal static class JournalOrder
{
    /// <summary>What ended, in the order in which it began.</summary>
    public static IReadOnlyList<ScenarioLine> Ended(ReportPaths paths)
    {
        var lines = JournalReader.Read(paths.Journal).ToList();
        var order = lines.Where(l => l.Outcome is null).Select((l, i) => (l.Id, i)).GroupBy(l => l.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().i, StringComparer.Ordinal);
        return [.. lines.Where(l => l.Outcome is not null).OrderBy(l => order.GetValueOrDefault(l.Id, int.MaxValue))];
    }
}
