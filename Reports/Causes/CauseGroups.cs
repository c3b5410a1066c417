using Reports.Journal;
using Reports.Runs;
using Reports.Summary;

namespace Reports.Causes;

/// <summary>Failures that look like one, told apart by kind and by their headline with numbers and ids taken out.</summary>
/// <param name="Headline">Of the first.</param>
/// <param name="Kind">As summary.json spells it.</param>
/// <param name="Evidence">Of the first: what was seen, and where.</param>
/// <param name="Results">By file and line.</param>
internal sealed record CauseGroup(string Headline, string Kind, string Evidence, IReadOnlyList<ScenarioResult> Results)
{
    public static IReadOnlyList<CauseGroup> Of(IEnumerable<ScenarioResult> results) =>
    [
        .. results.Where(r => r.Status == ScenarioStatus.Failed && r.Deciding.Failure is not null)
            .GroupBy(r => (Kind: KindOf(r), Signature: Causes.Headline.Signature(r.Deciding.Failure!.Message)))
            .Select(g => new CauseGroup(Causes.Headline.Of(g.First().Deciding.Failure!.Message), g.Key.Kind, EvidenceOf(g.First()), [.. g]))
            .OrderByDescending(g => g.Results.Count)
            .ThenBy(g => g.Headline, StringComparer.Ordinal),
    ];

    /// <summary>Who should look first, most often named among its scenarios; null if nobody was suggested.</summary>
    public string? Owner => Results.Select(r => r.Deciding.Diagnosis?.Owner).OfType<string>().GroupBy(o => o, StringComparer.Ordinal).OrderByDescending(o => o.Count()).ThenBy(o => o.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;

    /// <summary>The rule that decided, with the evidence; null if no rule did.</summary>
    public Diagnosis? Diagnosis => Results[0].Deciding.Diagnosis;

    private static string KindOf(ScenarioResult result) => CauseClassifier.Word(result.Deciding.Diagnosis?.Kind ?? CauseClassifier.Classify(result.Deciding.Outcome!.Value, result.Deciding.Failure!));

    private static string EvidenceOf(ScenarioResult result)
    {
        var line = result.Deciding;
        var place = line.FailedLine > 0 ? $"{result.File}:{line.FailedLine}" : result.Location;
        var where = $"{place} {line.FailedStep ?? line.Failure!.Origin}";
        return SeenLine.OneLine(line.Seen is null ? where : $"{line.Seen}, at {where}", 400);
    }
}
