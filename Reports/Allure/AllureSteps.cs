using Framework.Evidence;
using Framework.Http;
using Reports.Suite;

namespace Reports.Allure;

/// <summary>The steps of a result: what came before them, those that ran, those that did not, and what the end found.</summary>
internal sealed class AllureSteps(ScenarioRecord record, ScenarioEntry? entry, AttachmentStore store, EvidenceDetail detail)
{
    public IEnumerable<AllureStep> All()
    {
        var at = record.StartedAt;
        var failedInStep = record.Steps.Any(s => s.Failure is not null);
        var failedBefore = record.Failure is not null && !failedInStep && record.Failure.Origin.StartsWith("Before", StringComparison.Ordinal);
        if (failedBefore)
            yield return new AllureStep(record.Failure!.Origin, record.Outcome, record.Failure, at, at, Preparation());
        else if (Preparation() is { Count: > 0 } seen)
            yield return new AllureStep("Before the first step", Outcome.Passed, null, at, record.Steps.Count > 0 ? record.Steps[0].StartedAt : at, seen);

        foreach (var step in record.Steps)
        {
            at = step.StartedAt + step.Duration;
            yield return new AllureStep($"{step.Keyword} {step.Text}".Trim(), step.Outcome, step.Failure, step.StartedAt, at, Attachments(step));
        }
        foreach (var step in NotReached())
            // These come from the feature file, past the framework, which masks what it is told.
            yield return new AllureStep(SecretMask.Text($"{step.Keyword} {step.Text}"), Outcome.Skipped, null, at, at, step.Argument is null ? [] : [ArgumentAttachment.Write(SecretMask.Text(step.Argument), store)]);

        if (record.Failure is not null && !failedInStep && !failedBefore)
            yield return new AllureStep(Capitalized(record.Failure.Origin), record.Outcome, record.Failure, at, record.StartedAt + record.Duration, []);
    }

    private IReadOnlyList<AllureAttachment> Preparation() => EvidenceAttachments.Write(record.Preparation, store, detail);

    private List<AllureAttachment> Attachments(StepRecord step)
    {
        var attachments = new List<AllureAttachment>();
        if (step.Argument is { Length: > 0 } argument)
            attachments.Add(ArgumentAttachment.Write(argument, store));
        attachments.AddRange(detail == EvidenceDetail.Gathered && step.Role == StepRole.Preparation
            ? GatheredEvidence.Write(step.Evidence, store)
            : EvidenceAttachments.Write(step.Evidence, store, detail));
        return attachments;
    }

    /// <summary>Only the sources know them: the run never came that far.</summary>
    private IEnumerable<StepEntry> NotReached() =>
        record.Outcome == Outcome.Passed || entry is null ? [] : entry.Steps.Skip(record.Steps.Count);

    private static string Capitalized(string text) => text.Length == 0 ? "End of scenario" : char.ToUpperInvariant(text[0]) + text[1..];
}
