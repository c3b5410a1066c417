using System.Globalization;
using Reports;
using Reports.Capsules;
using Reports.Causes;
using Reports.Journal;
using Reports.Suite;
using Runner.Building;
using Runner.Running;
using Runner.Terminal;

namespace Runner.Replaying;

/// <summary><c>tf replay</c>: the same scenario with the same seed, data, clock and order; is it the same failure?</summary>
internal sealed class ReplayCommand(ReportPaths paths, ReplayFlags flags, Screen screen)
{
    /// <returns>An <see cref="ExitCode"/>: 0 it passes now, 1 the same failure, 3 another failure, 2 it could not be replayed.</returns>
    public async Task<int> RunAsync()
    {
        var capsules = Files().Select(Read).ToList();
        using var stop = new StopRequest();
        using var folder = OutputLock.Take(paths);
        var all = new List<Replayed>();
        try
        {
            foreach (var alike in capsules.GroupBy(c => (c.Run.Suite, c.Run.Seed, c.Run.Attempt, c.Run.StartOfTime)))
                all.AddRange(await ReplayAsync([.. alike], stop));
        }
        catch (OperationCanceledException)
        {
            screen.Line(screen.Yellow("Stopped."));
            return ExitCode.Interrupted;
        }

        if (all.Count > 1)
            screen.Line($"{screen.Bold($"{all.Count} replayed")}: {string.Join(", ", all.GroupBy(r => r.Outcome).OrderBy(g => g.Key).Select(g => $"{g.Count()} {Words(g.Key)}"))}");
        return CodeOf([.. all.Select(r => r.Outcome)]);
    }

    /// <summary>Of several, the one that says most.</summary>
    internal static int CodeOf(IReadOnlyCollection<ReplayOutcome> outcomes) =>
        outcomes.Contains(ReplayOutcome.NotThere) ? ExitCode.CouldNotRun
        : outcomes.Contains(ReplayOutcome.AnotherFailure) ? ExitCode.AnotherFailure
        : outcomes.Contains(ReplayOutcome.SameFailure) ? ExitCode.Failed
        : ExitCode.Passed;

    private IEnumerable<string> Files()
    {
        foreach (var file in flags.Files)
        {
            if (!Directory.Exists(file))
            {
                yield return file;
                continue;
            }

            var inside = Directory.GetFiles(file, "*.json").Order(StringComparer.Ordinal).ToList();
            if (inside.Count == 0)
                throw new CannotRunException($"Expected capsules (*.json) in {file}; found none.", "They are in Reports/out/capsules, one for each scenario that failed.");
            foreach (var capsule in inside)
                yield return capsule;
        }
    }

    private static Capsule Read(string file)
    {
        try
        {
            return CapsuleFile.Read(file);
        }
        catch (InvalidDataException e)
        {
            throw new CannotRunException(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotRunException($"The capsule {file} can't be read: {e.Message}");
        }
    }

    private async Task<IReadOnlyList<Replayed>> ReplayAsync(IReadOnlyList<Capsule> capsules, StopRequest stop)
    {
        var assembly = await AssemblyOfAsync(capsules[0], stop.Token);
        screen.Status(screen.Dim($"Replaying {Terminal.Words.Count(capsules.Count, "scenario")} …"));
        var lines = await QuietRun.OfAsync(assembly, paths, Settings(capsules[0]), capsules.Select(Test), capsules[0].Run.Attempt, stop);
        screen.Status("");
        var all = new List<Replayed>();
        foreach (var capsule in capsules)
        {
            var replayed = Replayed.Of(capsule, lines);
            var afterOthers = replayed.Outcome == ReplayOutcome.PassesNow && capsule.Lane.Before.Count > 0 ? await AfterOthersAsync(assembly, capsule, stop) : null;
            Show(afterOthers ?? replayed, afterOthers is not null);
            all.Add(afterOthers ?? replayed);
        }

        return all;
    }

    /// <summary>Alone it passes: perhaps it needs what others of its lane left behind. Null if that changes nothing.</summary>
    private async Task<Replayed?> AfterOthersAsync(string assembly, Capsule capsule, StopRequest stop)
    {
        screen.Status(screen.Dim($"Alone it passes; once more after the {Terminal.Words.Count(capsule.Lane.Before.Count, "scenario")} that its lane had served …"));
        var lines = await QuietRun.OfAsync(assembly, paths, Settings(capsule), capsule.Lane.Before.Select(b => (b.Feature, b.Test)).Append(Test(capsule)), capsule.Run.Attempt, stop);
        screen.Status("");
        var replayed = Replayed.Of(capsule, lines);
        return replayed.Outcome is ReplayOutcome.SameFailure or ReplayOutcome.AnotherFailure ? replayed : null;
    }

    private async Task<string> AssemblyOfAsync(Capsule capsule, CancellationToken ct)
    {
        var assembly = Path.Combine(paths.Repository, capsule.Run.Suite);
        var build = ProjectBuild.OfSuite(paths, screen);
        if (flags.Build && Path.GetFullPath(assembly) == Path.GetFullPath(build.Assembly))
            await build.EnsureAsync(ct);
        return File.Exists(assembly) ? assembly : throw new CannotRunException($"Expected the suite {capsule.Run.Suite} in {paths.Repository}; it is not there.", "Build it, or replay the capsule in the repository that it comes from.");
    }

    /// <summary>One lane, so that nothing runs beside it; all evidence.</summary>
    private SuiteSettings Settings(Capsule capsule) =>
        new(Guid.CreateVersion7().ToString("N"), Path.Combine(paths.Run, "selection.runsettings"), capsule.Run.Seed, false, 1, flags.Database, "all")
        {
            More =
            [
                .. capsule.Run.Settings.Where(s => s.Key is not ("TF_EVIDENCE" or "TF_DATABASE" or "TF_SUITE")).Select(s => (s.Key, (string?)s.Value)),
                ("TF_START_OF_TIME", capsule.Run.StartOfTime.ToString("O", CultureInfo.InvariantCulture)),
                ("TF_SPARE_LANES", "0"),
            ],
        };

    private static (string Feature, string Test) Test(Capsule capsule) => (capsule.Scenario.Feature, ScenarioTitle.For(capsule.Scenario.Name, capsule.Scenario.Parameters));

    private void Show(Replayed replayed, bool afterOthers)
    {
        var capsule = replayed.Capsule;
        var word = replayed.Outcome switch
        {
            ReplayOutcome.SameFailure => screen.Red("SAME FAILURE"),
            ReplayOutcome.AnotherFailure => screen.Yellow("DIFFERENT FAILURE"),
            ReplayOutcome.PassesNow => screen.Green("PASSES NOW"),
            _ => screen.Red("NOT THERE"),
        };
        screen.Line($"{screen.Bold(word)}  {capsule.Scenario.Feature}: {Test(capsule).Test}{(afterOthers ? $" (only after {Terminal.Words.Count(capsule.Lane.Before.Count, "other scenario")} of its lane; ./tf run --audit-isolation finds which)" : "")}");
        if (replayed.Outcome is ReplayOutcome.AnotherFailure or ReplayOutcome.PassesNow)
            screen.Line($"    then  {capsule.Failure.Step ?? "outside of steps"}: {Headline.Of(capsule.Failure.Message)}");
        if (replayed.Line is { Failure: { } now } line)
            screen.Line($"    now   {line.FailedStep ?? now.Origin}: {Headline.Of(now.Message)}");
        if (replayed.Outcome == ReplayOutcome.NotThere)
            screen.Line($"    The suite has no such scenario any more (it was at {capsule.Scenario.Location}), or the test process died: see {paths.Console}");
        foreach (var difference in Differences(capsule))
            screen.Line(screen.Dim($"    {difference}"));
        if (replayed.Line?.AllureId is { } id && TraceOf(id) is { } trace)
            screen.Line($"    trace {screen.Cyan(trace)}");
    }

    /// <summary>What is otherwise than when the capsule was written; a pass may come of any of it.</summary>
    private IEnumerable<string> Differences(Capsule capsule)
    {
        var (commit, hasChanges) = GitState.Of(paths.Repository);
        if (commit != capsule.System.Commit)
            yield return $"other sources: commit {Short(capsule.System.Commit)} then, {Short(commit)} now";
        else if (hasChanges || capsule.System.HasChanges)
            yield return $"the same commit, but with changed files {(capsule.System.HasChanges ? hasChanges ? "then and now" : "then" : "now")}";
        if (capsule.System.Runtime != System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription)
            yield return $"other .NET: {capsule.System.Runtime} then";
        if (File.Exists(paths.Facts(capsule.Run.Attempt)) && Reports.Runs.RunFactsFile.Read(paths, capsule.Run.Attempt) is { } facts && facts.Database != capsule.System.Database)
            yield return $"other database: {capsule.System.Database} then, {facts.Database} now";
    }

    private string? TraceOf(string id) => Directory.EnumerateFiles(paths.AllureResults, $"{id}-*-attachment.html").FirstOrDefault();

    private static string Short(string? commit) => commit is null ? "unknown" : commit[..Math.Min(10, commit.Length)];

    private static string Words(ReplayOutcome outcome) => outcome switch
    {
        ReplayOutcome.SameFailure => "with the same failure",
        ReplayOutcome.AnotherFailure => "with a different failure",
        ReplayOutcome.PassesNow => "that pass now",
        _ => "that are not there",
    };
}
