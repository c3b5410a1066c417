using Framework.Evidence;
using Reports.Runs;
using Reports.Suite;

namespace Reports.Summary;

/// <summary>What a run proves about whatever a tag stands for.</summary>
internal sealed class Proof
{
    private readonly ILookup<string, ScenarioResult> ran;
    private readonly ILookup<string, string> written;

    public Proof(RunModel run)
    {
        ran = run.Results.SelectMany(r => r.Deciding.Tags.Select(t => (Tag: t, Result: r))).ToLookup(x => x.Tag, x => x.Result, StringComparer.Ordinal);
        written = run.Features.Scenarios.SelectMany(s => s.Tags.Select(t => (Tag: t, Reference: ScenarioResult.ReferenceOf(s.Feature, s.DisplayName))))
            .ToLookup(x => x.Tag, x => x.Reference, StringComparer.Ordinal);
    }

    /// <summary>Those that carry the tag, whether they ran or not.</summary>
    public IReadOnlyList<string> Scenarios(string tag) =>
        [.. ran[tag].Select(r => r.Reference).Union(written[tag], StringComparer.Ordinal)];

    public ProofStatus Status(string tag)
    {
        var statuses = ran[tag].Select(r => r.Status).ToList();
        if (statuses.Contains(ScenarioStatus.Failed))
            return ProofStatus.Failed;
        if (statuses.Contains(ScenarioStatus.Passed))
            return ProofStatus.Passed;
        return statuses.Count > 0 || written.Contains(tag) ? ProofStatus.Skipped : ProofStatus.Untested;
    }
}
