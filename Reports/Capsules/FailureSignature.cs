using Framework.Evidence;
using Reports.Causes;

namespace Reports.Capsules;

/// <summary>What two executions of the same failure have in common: the kind of cause, the step, and what is broken, without ids and times.</summary>
public static class FailureSignature
{
    /// <summary>Of a failure.</summary>
    /// <param name="step">The step that failed, with its keyword; null if it failed outside of steps.</param>
    /// <param name="kind">Whose it is.</param>
    /// <param name="message">Its message.</param>
    public static string Of(string? step, CauseKind kind, string message) => $"{CauseClassifier.Word(kind)} | {step ?? "outside of steps"} | {Headline.Signature(message)}";

    internal static string? StepOf(ScenarioRecord record) => record.Steps.FirstOrDefault(s => s.Failure is not null) is { } step ? $"{step.Keyword} {step.Text}".Trim() : null;
}
