using Reports;
using Reports.Capsules;
using Reports.Journal;
using Reports.Runs;
using Reports.Suite;
using Runner.Building;
using Runner.Compose;
using Runner.Gate;
using Runner.Isolation;
using Runner.Reporting;
using Runner.Retrying;
using Runner.Selection;
using Runner.Sharding;
using Runner.Terminal;
using Runner.Testing;

namespace Runner.Running;

/// <summary><c>tf run</c>: builds the suite, runs it, shows it, reports it.</summary>
internal sealed class RunCommand(ReportPaths paths, RunFlags flags, Screen screen)
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(80);

    private ComposeStack? stack;

    /// <summary>What it came to, once it has run.</summary>
    public TestCount Count { get; private set; } = new();

    /// <returns>An <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync()
    {
        using var stop = new StopRequest();
        var index = FeatureIndex.Load(paths.Features);
        var gate = flags.Gate is { } asked ? GateCheck.Load(asked, paths) : null;
        var selection = ScenarioSelection.Of(index, flags.Selection, paths.Repository).OnlyPart(flags.Shard, RecordedDurations.Read(flags.Durations));
        using var folder = OutputLock.Take(paths);
        string assembly;
        try
        {
            assembly = flags.Target == RunFlags.Compose ? await StartStackAsync(stop.Token) : await BuildAsync(stop.Token);
        }
        catch (OperationCanceledException)
        {
            screen.Status("");
            screen.Line(screen.Yellow("Stopped before anything ran."));
            return ExitCode.Interrupted;
        }
        try
        {
            return await RunAsync(selection, assembly, index, gate, stop);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw OutputLock.Unwritable(paths, e);
        }
        finally
        {
            await EndStackAsync();
        }
    }

    /// <returns>The suite's assembly.</returns>
    private async Task<string> BuildAsync(CancellationToken ct)
    {
        var build = ProjectBuild.OfSuite(paths, screen);
        if (flags.Build)
            await build.EnsureAsync(ct);
        else if (!File.Exists(build.Assembly))
            throw new CannotRunException($"--no-build: expected {build.Assembly}; it is not there.", "Build it: leave --no-build out");
        if (flags.Target == RunFlags.InProcess)
            await DatabaseDownload.EnsureAsync(flags.Database ?? Environment.GetEnvironmentVariable("TF_DATABASE"), screen, ct);
        return build.Assembly;
    }

    /// <returns>The suite's assembly, as the stack knows it.</returns>
    private async Task<string> StartStackAsync(CancellationToken ct)
    {
        if (flags.Database is not null)
            throw new CannotRunException("--database cannot be given with --target compose: the stack has a database of its own.");
        stack = await ComposeStack.StartAsync(paths, flags, screen, ct);
        return ComposeStack.Assembly;
    }

    private async Task EndStackAsync()
    {
        if (stack is not null)
            await stack.DisposeAsync();
    }

    private async Task<int> RunAsync(ScenarioSelection selection, string assembly, FeatureIndex index, GateCheck? gate, StopRequest stop)
    {
        OutputFolder.Clean(paths);
        File.Delete(paths.Console);
        var settings = flags.AuditIsolation ? IsolationAudit.InOrder(Settings(selection), IsolationAudit.Forwards) : Settings(selection);
        Announce(selection, settings);
        var plan = Plan(settings);
        plan.Write(paths);
        var end = await RunAsync(assembly, settings, new Progress(screen, index, selection.Scenarios.Count * flags.Repeat), stop);
        var verdict = Verdict.Of(end);
        if (flags.Retry > 0 && verdict is { ExitCode: ExitCode.Failed, Problems.Count: 0 })
            verdict = await RetryAsync(assembly, settings, stop);
        verdict = WriteEnd(plan with { FinishedAt = TimeProvider.System.GetUtcNow(), Interrupted = end.Interrupted }, verdict);
        if (flags.AuditIsolation && verdict.ExitCode is ExitCode.Passed or ExitCode.Failed)
            verdict = await AuditAsync(verdict, assembly, settings, stop);
        await EndStackAsync();
        return await ReportAsync(verdict, gate, stop);
    }

    private Verdict WriteEnd(RunPlan plan, Verdict verdict)
    {
        try
        {
            plan.Write(paths);
            return verdict;
        }
        catch (IOException e) when (verdict.ExitCode == ExitCode.DiskFull && Disk.IsFull(e))
        {
            return verdict with { Problems = [.. verdict.Problems, "The end of the run has no room either: reports will say that it was stopped."] };
        }
    }

    private async Task<Verdict> RetryAsync(string assembly, SuiteSettings settings, StopRequest stop)
    {
        var (failed, flaky) = await new Retries(paths, assembly, settings, flags.Retry, screen, stop).RunAsync();
        string[] notes = flaky == 0 ? [] : [$"{Words.Count(flaky, "scenario")} failed, then passed: flaky. Both attempts are in the report."];
        return failed > 0 ? new Verdict(ExitCode.Failed, notes) : new Verdict(ExitCode.Passed, notes);
    }

    /// <summary>Says who leans on whom. That is a failure, though every scenario passed.</summary>
    private async Task<Verdict> AuditAsync(Verdict verdict, string assembly, SuiteSettings settings, StopRequest stop)
    {
        if (!flags.AuditIsolation)
            return verdict;
        try
        {
            var found = await new IsolationAudit(paths, assembly, settings, screen, stop).FindAsync(JournalOrder.Ended(paths));
            OrderDependence.Write(paths, found);
            if (found.Count == 0)
                screen.Line(screen.Green("No scenario leans on another: all end the same forwards and backwards."));
            return found.Count == 0 ? verdict : new Verdict(ExitCode.Failed, [.. verdict.Problems, .. found.Select(d => $"\"{d.Scenario}\" {d}")]);
        }
        catch (OperationCanceledException)
        {
            return verdict with { Problems = [.. verdict.Problems, "The audit of isolation was stopped before its end."] };
        }
    }

    private async Task<RunEnd> RunAsync(string assembly, SuiteSettings settings, Progress progress, StopRequest stop)
    {
        var tail = new JournalTail(paths.Journal);
        var ends = new List<AttemptEnd>();
        var isFull = false;
        for (var attempt = 1; attempt <= flags.Repeat && !stop.Asked; attempt++)
        {
            using var suite = new SuiteProcess(assembly, paths, settings, attempt);
            await FollowAsync(suite, tail, progress, stop.Token);
            if (stop.Asked)
            {
                screen.Status(screen.Yellow("Stopping …"));
                await suite.StopAsync();
            }
            await suite.EndAsync();
            Take(tail, progress);
            ends.Add(new AttemptEnd(suite.ExitCode, suite.LastLines));
            isFull |= suite.ConsoleProblem is not null || progress.Unwritten > 0 || (progress.Ended < progress.Expected && Disk.HasNoRoom(paths.Output));
            if (suite.ExitCode is not (0 or 2))
                break;
        }
        screen.Status("");
        return new RunEnd(progress.Expected, progress.Begun, progress.Ended, progress.Failed, File.Exists(paths.Facts(1)), stop.Asked && progress.Ended < progress.Expected, ends, paths.Console) { DiskFull = isFull ? paths.Output : null, Unwritten = progress.Unwritten };
    }

    private async Task FollowAsync(SuiteProcess suite, JournalTail tail, Progress progress, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(LookInterval, TimeProvider.System);
        var ended = suite.Ended;
        while (!ended.IsCompleted && !stop.IsCancellationRequested)
        {
            var tick = timer.WaitForNextTickAsync(CancellationToken.None).AsTask();
            await Task.WhenAny(tick, ended);
            Take(tail, progress);
            progress.Show("Starting database and system …");
        }
    }

    private static void Take(JournalTail tail, Progress progress)
    {
        foreach (var line in tail.ReadNew())
            progress.Take(line);
    }

    private async Task<int> ReportAsync(Verdict verdict, GateCheck? gate, StopRequest stop)
    {
        var ct = stop.Asked ? CancellationToken.None : stop.Token;   // the report of a stopped run is wanted, too
        ReportOutcome outcome;
        try
        {
            outcome = await ReportBuilding.BuildAsync(paths, flags.Allure && verdict.ExitCode != ExitCode.DiskFull, screen, ct, gate);
        }
        catch (OperationCanceledException) when (stop.Asked)
        {
            screen.Line(screen.Yellow("Stopped while the reports were being made. The results are complete: ./tf report makes the reports."));
            return ExitCode.Interrupted;
        }
        catch (CannotRunException e) when (verdict.ExitCode == ExitCode.DiskFull)
        {
            throw new CannotRunException($"{string.Join("\n  ", verdict.Problems)}\n  There is no room for the reports either.") { ExitCode = e.ExitCode };
        }
        Count = new TestCount(outcome.Summary.Totals.Passed, outcome.Summary.Totals.Failed, outcome.Summary.Totals.Skipped);
        return Ending.Show(screen, outcome, paths, verdict, flags.Open);
    }

    private SuiteSettings Settings(ScenarioSelection selection)
    {
        var file = Path.Combine(paths.Run, "selection.runsettings");
        NUnitSelection.WriteSettings(file, selection.Where, flags.AuditIsolation ? 1 : flags.Lanes);
        if (flags.AuditIsolation && flags.Repeat > 1)
            throw new CannotRunException("--audit-isolation runs everything as often as it needs to; --repeat cannot be given with it.");
        if (flags is { Gate: not null, Shard: not null })
            throw new CannotRunException("--gate judges the whole suite; a shard is a part of it.", "Give it to the merge: ./tf merge FOLDER... --gate");
        if (flags.Retry > 0 && flags.Repeat > 1)
            throw new CannotRunException("--repeat asks whether scenarios pass every time, --retry whether they pass at last; give one of them.");
        // A running system remembers the data of earlier runs: the same seed would make the same people again.
        var seed = flags.Seed ?? (flags.Shuffle || flags.Target == RunFlags.Url ? Random.Shared.NextInt64(1, 1_000_000) : 1);
        var settings = new SuiteSettings(Guid.CreateVersion7().ToString("N"), file, seed, flags.Shuffle, flags.Lanes, flags.Database, flags.Evidence);
        return stack is null ? settings with { More = TargetOf(flags) } : settings with { Place = stack };
    }

    /// <summary>A stack's own file says where it is.</summary>
    private static IReadOnlyList<(string Name, string? Value)> TargetOf(RunFlags flags) => flags.Target == RunFlags.Url
        ? [("TF_TARGET", RunFlags.Url), ("TF_URL", AddressOf(flags))]
        : [("TF_TARGET", RunFlags.InProcess)];

    private static string AddressOf(RunFlags flags)
    {
        var address = flags.Address ?? Environment.GetEnvironmentVariable("TF_URL");
        return Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? address!
            : throw new CannotRunException(address is null ? "--target url: where is it?" : $"--url {address}: expected an address such as http://localhost:8080.", "Say where: ./tf run --target url --url http://localhost:8080");
    }

    private void Announce(ScenarioSelection selection, SuiteSettings settings)
    {
        foreach (var note in selection.Notes)
            screen.Line($"{screen.Yellow("!")} {note}");
        var repeat = flags.Repeat > 1 ? $" × {flags.Repeat}" : "";
        var shuffle = (flags.Shuffle ? ", shuffled" : "") + (flags.Shard is { } shard ? $", shard {shard}" : "");
        screen.Line($"{screen.Bold(Words.Count(selection.Scenarios.Count, "scenario"))}{repeat}{screen.Dim($" (seed {settings.Seed}{shuffle})")}");
    }

    private RunPlan Plan(SuiteSettings settings) => new(
        settings.RunId, TimeProvider.System.GetUtcNow(), null, flags.Selection.Tags, flags.Repeat, flags.Shuffle, flags.Target, flags.Command, false)
    {
        Retry = flags.Retry,
        IsPart = flags.Selection is { Feature: not null } or { Name: not null } or { Places.Count: > 0 },
        Shard = flags.Shard?.ToString() ?? "1/1",
        Sources = SourcesOf(paths.Repository),
    };

    private static string? SourcesOf(string repository) => GitState.Of(repository) is { Commit: { } commit } git ? commit + (git.HasChanges ? "+" : "") : null;
}
