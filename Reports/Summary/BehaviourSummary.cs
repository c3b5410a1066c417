namespace Reports.Summary;

/// <summary>What the run says about one behaviour.</summary>
/// <param name="Id">As in <c>behaviours.yml</c> and as a tag.</param>
/// <param name="Title">The behaviour in a sentence.</param>
/// <param name="Status">Covered is what passed; <c>planned</c> is never used here.</param>
/// <param name="Scenarios">All that carry its id, whether they ran or not.</param>
public sealed record BehaviourSummary(string Id, string Title, ProofStatus Status, IReadOnlyList<string> Scenarios);
