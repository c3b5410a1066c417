using Runner.Terminal;

namespace Runner.Running;

/// <summary>What a run came to. Green only if everything that was asked for ran and passed.</summary>
/// <param name="ExitCode">See <see cref="Runner.ExitCode"/>.</param>
/// <param name="Problems">What is wrong beyond failed scenarios.</param>
internal sealed record Verdict(int ExitCode, IReadOnlyList<string> Problems)
{
    private const int AllPassed = 0, SomeFailed = 2, NoneRan = 8;

    /// <summary>Holds what the processes answered against what the journal says.</summary>
    public static Verdict Of(RunEnd end)
    {
        if (end.Interrupted)
            return new Verdict(Runner.ExitCode.Interrupted,
                [$"Stopped on request: of {Words.Count(end.Expected, "scenario")} {end.Ended - end.Failed} had passed, {end.Failed} failed, {end.Begun - end.Ended} were cut short."]);
        if (end.DiskFull is { } folder)
            return new Verdict(Runner.ExitCode.DiskFull,
            [
                $"The disk of {folder} is full. Of {Words.Count(end.Expected, "scenario")} {end.Ended} have a verdict, and all of these are kept{(end.Unwritten == 0 ? "" : $"; of {end.Unwritten} there is the verdict alone")}; {end.Expected - end.Ended} have none.",
                "Free some of it, or use another folder (--out FOLDER), and run again; ./tf report makes the reports of what is there.",
            ]);
        var died = end.Attempts.FirstOrDefault(a => a.ExitCode is not (AllPassed or SomeFailed or NoneRan));
        if (died is not null)
            return new Verdict(Runner.ExitCode.CouldNotRun,
            [
                $"The test process ended with exit code {died.ExitCode}; expected {AllPassed} (passed) or {SomeFailed} (failures). {end.Ended} of {end.Expected} scenarios had ended. Its last words (all in {end.Console}):",
                .. died.LastLines.Where(l => l.Length > 0).TakeLast(12).Select(l => $"  {l}"),
            ]);
        if (end.Ended < end.Expected)
            return new Verdict(Runner.ExitCode.Failed,
                [$"{end.Expected - end.Ended} of {Words.Count(end.Expected, "scenario")} left no result although the test process ended normally. See {end.Console}"]);
        if (end.Failed > 0)
            return end.Started || end.Failed < end.Ended
                ? new Verdict(Runner.ExitCode.Failed, [])
                : new Verdict(Runner.ExitCode.CouldNotRun, ["Database or system never came up: no scenario was tested."]);
        return end.Attempts.Any(a => a.ExitCode != AllPassed)
            ? new Verdict(Runner.ExitCode.Failed,
                ["No scenario failed, but the test process reports a failure outside of them (a hook of a feature or of the run):", .. end.Attempts.First(a => a.ExitCode != AllPassed).LastLines.Where(l => l.Length > 0).TakeLast(12).Select(l => $"  {l}")])
            : new Verdict(Runner.ExitCode.Passed, []);
    }
}

/// <summary>How one process ended.</summary>
internal sealed record AttemptEnd(int ExitCode, IReadOnlyList<string> LastLines);

/// <summary>How a run ended.</summary>
/// <param name="Expected">How many scenarios were to run, each attempt counted.</param>
/// <param name="Begun">How many have a beginning in the journal.</param>
/// <param name="Ended">How many have an end in the journal.</param>
/// <param name="Failed">How many of them failed or broke.</param>
/// <param name="Started">Whether the first lane ever stood.</param>
/// <param name="Interrupted">Whether somebody stopped it.</param>
/// <param name="Attempts">One a process.</param>
/// <param name="Console">Where their output is.</param>
internal sealed record RunEnd(int Expected, int Begun, int Ended, int Failed, bool Started, bool Interrupted, IReadOnlyList<AttemptEnd> Attempts, string Console)
{
    /// <summary>The output folder, if its disk is full.</summary>
    public string? DiskFull { get; init; }

    /// <summary>Of how many scenarios not all could be written down.</summary>
    public int Unwritten { get; init; }
}
