using Framework.Evidence;
using Reports;
using Reports.Causes;
using Reports.Journal;
using Reports.Runs;
using Reports.Suite;
using Runner.Running;
using Runner.Terminal;

namespace Runner.Isolation;

/// <summary>
/// Finds scenarios whose outcome hangs on another that ran before, and names the pair. The suite runs on one host, forwards and backwards: two runs in
/// which each pair stands both ways round. Whoever ends otherwise in the second is run alone; then those that ran before it are halved until one is left.
/// </summary>
internal sealed class IsolationAudit(ReportPaths paths, string assembly, SuiteSettings settings, Screen screen, StopRequest stop)
{
    public const string Forwards = "forwards", Backwards = "backwards";

    /// <summary>More than these are one mistake that everybody meets; they would take hours.</summary>
    private const int Examined = 12;

    private readonly ReportPaths aside = paths with { Output = Path.Combine(paths.Run, "isolation") };

    /// <summary>Settings under which a run has one host and a fixed order.</summary>
    public static SuiteSettings InOrder(SuiteSettings settings, string order) => settings with
    {
        Lanes = 1,
        More = [.. settings.More.Where(m => m.Name is not ("TF_SHUFFLE" or "TF_SPARE_LANES")), ("TF_SHUFFLE", order), ("TF_SPARE_LANES", "0")],
    };

    /// <param name="forwards">What ended in the first run, in order.</param>
    public async Task<IReadOnlyList<OrderDependence>> FindAsync(IReadOnlyList<ScenarioLine> forwards)
    {
        screen.Line(screen.Dim("Once more, backwards …"));
        var backwards = await RunAsync(forwards, Backwards);
        var other = backwards.ToDictionary(l => l.Key, StringComparer.Ordinal);
        var suspects = forwards.Where(l => other.TryGetValue(l.Key, out var twin) && Passed(twin) != Passed(l)).ToList();
        if (suspects.Count > Examined)
            screen.Line(screen.Yellow($"{suspects.Count} scenarios end otherwise backwards; the first {Examined} are looked into."));
        var found = new List<OrderDependence>();
        foreach (var suspect in suspects.Take(Examined))
            found.Add(await ExplainAsync(suspect, other[suspect.Key], forwards, backwards));
        return found;
    }

    private async Task<OrderDependence> ExplainAsync(ScenarioLine suspect, ScenarioLine twin, IReadOnlyList<ScenarioLine> forwards, IReadOnlyList<ScenarioLine> backwards)
    {
        screen.Status(screen.Dim($"Alone: {Reference(suspect)} …"));
        var alone = (await RunAsync([suspect], Forwards)).FirstOrDefault() ?? suspect;
        var (order, run, changed) = Passed(alone) == Passed(suspect) ? (Backwards, backwards, twin) : (Forwards, forwards, suspect);
        var before = run.TakeWhile(l => l.Key != suspect.Key).ToList();
        while (before.Count > 1)
        {
            screen.Status(screen.Dim($"After half of {before.Count} others: {Reference(suspect)} …"));
            var half = before.Take(before.Count / 2).ToList();
            if (await ChangesAsync(suspect, half, order, changed))
                before = half;
            else if (await ChangesAsync(suspect, [.. before.Skip(half.Count)], order, changed))
                before = [.. before.Skip(half.Count)];
            else
                break;
        }

        screen.Status("");
        var failed = Passed(changed) ? alone : changed;
        return new OrderDependence(Reference(suspect), [.. before.Select(Reference)], Fails: !Passed(changed), Headline.Of(failed.Failure?.Message ?? ""));
    }

    private async Task<bool> ChangesAsync(ScenarioLine suspect, IReadOnlyList<ScenarioLine> before, string order, ScenarioLine changed) =>
        (await RunAsync([.. before, suspect], order)).FirstOrDefault(l => l.Key == suspect.Key) is { } line && Passed(line) == Passed(changed);

    private Task<IReadOnlyList<ScenarioLine>> RunAsync(IReadOnlyList<ScenarioLine> scenarios, string order)
    {
        Directory.CreateDirectory(aside.Run);
        var own = InOrder(settings, order) with { SettingsFile = Path.Combine(aside.Run, "selection.runsettings"), Evidence = "off" };
        return QuietRun.OfAsync(assembly, aside, own, scenarios.Select(s => (s.Feature, ScenarioTitle.For(s.Name, s.Parameters))), 1, stop);
    }

    private static bool Passed(ScenarioLine line) => line.Outcome is Outcome.Passed or Outcome.Skipped;

    private static string Reference(ScenarioLine line) => $"{line.Feature}: {ScenarioTitle.For(line.Name, line.Parameters)}";
}
