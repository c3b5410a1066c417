using Reports;
using Reports.Gate;
using Reports.Summary;
using Runner.Running;
using Runner.Terminal;

namespace Runner.Gate;

/// <summary>What a run was asked to be held against.</summary>
/// <param name="File">The gate's file; null: <c>quality-gate.yml</c> of the repository.</param>
/// <param name="Before">The summary of the run before; null: none.</param>
internal sealed record GateFlags(string? File, string? Before);

/// <summary>The quality gate of a run: then not every failure fails it, and not every green run passes.</summary>
internal sealed class GateCheck
{
    private GateCheck(QualityGate gate, RunSummary? before) => (Gate, Before) = (gate, before);

    public QualityGate Gate { get; }

    public RunSummary? Before { get; }

    /// <summary>Reads both files before anything runs: a mistake in them costs a second, not a night.</summary>
    /// <exception cref="CannotRunException">One cannot be read.</exception>
    public static GateCheck Load(GateFlags flags, ReportPaths paths)
    {
        try
        {
            return new GateCheck(QualityGate.Load(flags.File ?? Path.Combine(paths.Repository, "quality-gate.yml")), flags.Before is { } before && File.Exists(before) ? RunSummary.Read(before) : null);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new CannotRunException(error.Message, "What a gate can ask for: docs/command-line.md");
        }
    }

    /// <summary>The gate's word instead of the run's. What kept the run from its end stays.</summary>
    public static Verdict Judge(GateResult gate, Verdict verdict) =>
        verdict.ExitCode is not (ExitCode.Passed or ExitCode.Failed) ? verdict : verdict with { ExitCode = gate.IsOpen ? ExitCode.Passed : ExitCode.Failed };

    public static void Show(GateResult gate, Screen screen)
    {
        screen.Line();
        screen.Line(gate.IsOpen ? screen.Green(screen.Bold("The quality gate is open")) : screen.Red(screen.Bold("The quality gate is closed")));
        foreach (var rule in gate.Rules)
        {
            screen.Line($"  {(rule.Holds ? screen.Green("✓") : screen.Red("✗"))} {rule.Name}: {rule.Actual} {screen.Dim($"({rule.Expected})")}");
            foreach (var detail in rule.Details.Take(10))
                screen.Line($"      {detail}");
            if (rule.Details.Count > 10)
                screen.Line(screen.Dim($"      … and {rule.Details.Count - 10} more in the report"));
        }
    }
}
