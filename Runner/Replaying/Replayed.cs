using Reports.Capsules;
using Reports.Causes;
using Reports.Journal;

namespace Runner.Replaying;

/// <summary>What came of a replay.</summary>
internal enum ReplayOutcome
{
    SameFailure,
    AnotherFailure,
    PassesNow,
    NotThere,
}

/// <summary>What came of the replay of one capsule.</summary>
/// <param name="Capsule">What was to happen again.</param>
/// <param name="Outcome">What did.</param>
/// <param name="Line">The new execution; null if there was none.</param>
internal sealed record Replayed(Capsule Capsule, ReplayOutcome Outcome, ScenarioLine? Line)
{
    /// <summary>Holds an execution against a capsule.</summary>
    public static Replayed Of(Capsule capsule, IEnumerable<ScenarioLine> lines)
    {
        var key = ScenarioKey.For(capsule.Scenario.Folder, capsule.Scenario.Feature, capsule.Scenario.Name, capsule.Scenario.Parameters);
        if (lines.LastOrDefault(l => l.Key == key) is not { } line)
            return new Replayed(capsule, ReplayOutcome.NotThere, null);
        if (line.Failure is null)
            return new Replayed(capsule, ReplayOutcome.PassesNow, line);
        return new Replayed(capsule, SignatureOf(line) == capsule.Failure.Signature ? ReplayOutcome.SameFailure : ReplayOutcome.AnotherFailure, line);
    }

    private static string SignatureOf(ScenarioLine line) =>
        FailureSignature.Of(line.FailedStep, line.Diagnosis?.Kind ?? Framework.Evidence.CauseKind.Infrastructure, line.Failure!.Message);
}
