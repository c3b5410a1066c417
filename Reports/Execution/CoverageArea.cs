using Reports.Catalogue;
using Reports.Summary;

namespace Reports.Execution;

/// <summary>What is proven of one area of the catalogue.</summary>
/// <param name="Name">As in <c>behaviours.yml</c>.</param>
/// <param name="Groups">In the file's order, each with its behaviours' states.</param>
internal sealed record CoverageArea(string Name, IReadOnlyList<(BehaviourGroup Group, IReadOnlyList<BehaviourSummary> Behaviours)> Groups)
{
    public IEnumerable<BehaviourSummary> Behaviours => Groups.SelectMany(g => g.Behaviours);

    public int Total => Behaviours.Count();

    public int Of(ProofStatus status) => Behaviours.Count(b => b.Status == status);

    /// <summary>Whether no scenario names anything of it.</summary>
    public bool IsUntouched => Of(ProofStatus.Untested) == Total;

    public static IReadOnlyList<CoverageArea> All(BehaviourCatalogue catalogue, RunSummary summary)
    {
        var states = summary.Behaviours.DistinctBy(b => b.Id).ToDictionary(b => b.Id, StringComparer.Ordinal);
        return
        [
            .. catalogue.Groups.GroupBy(g => g.Area, StringComparer.Ordinal).Select(area => new CoverageArea(
                area.Key, [.. area.Select(g => (g, (IReadOnlyList<BehaviourSummary>)[.. g.Behaviours.Select(b => states[b.Id])]))])),
        ];
    }
}
