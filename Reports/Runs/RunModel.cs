using Framework.Evidence;
using Reports.Catalogue;
using Reports.Journal;
using Reports.Suite;

namespace Reports.Runs;

/// <summary>A run as read back from disk.</summary>
/// <param name="Plan">Null if no runner started it.</param>
/// <param name="Facts">One an attempt; none if it died before its first lane was ready.</param>
/// <param name="Packages">Name to version or <c>polyfill</c>.</param>
/// <param name="Features">What the sources say.</param>
/// <param name="Catalogue">What the system has to do.</param>
/// <param name="Matrix">What is integrated with what.</param>
/// <param name="Results">By file and line.</param>
internal sealed record RunModel(
    RunPlan? Plan,
    IReadOnlyList<RunFacts> Facts,
    IReadOnlyDictionary<string, string> Packages,
    FeatureIndex Features,
    BehaviourCatalogue Catalogue,
    IntegrationMatrix Matrix,
    IReadOnlyList<ScenarioResult> Results)
{
    /// <summary>What an audit of the isolation found; none if there was none.</summary>
    public IReadOnlyList<OrderDependence> OrderDependences { get; init; } = [];

    /// <summary>What was found when lanes were cleaned.</summary>
    public IReadOnlyList<LateSuspect> LateSuspects { get; init; } = [];

    /// <summary>Operations of the system's OpenAPI document with what they answered, over all attempts and shards; none if nothing was held against one.</summary>
    public IReadOnlyList<OperationUse> Operations { get; } =
    [
        .. Facts.SelectMany(f => f.Operations).GroupBy(o => (o.Method, o.Path)).Select(o => new OperationUse(
            o.Key.Method,
            o.Key.Path,
            o.First().Name,
            [.. o.SelectMany(u => u.Declared).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            [.. o.SelectMany(u => u.Answers).GroupBy(a => a.Status).OrderBy(a => a.Key).Select(a => new AnswerUse(a.Key, a.Sum(u => u.Times)))])),
    ];

    /// <summary>Whether the whole suite was to run, so that what nobody did is a gap and no choice.</summary>
    public bool IsWhole => Plan is { Tags: null, IsPart: false, Interrupted: false } plan && (plan.Shard == "1/1" || plan.Shard.StartsWith("1-", StringComparison.Ordinal));

    public IEnumerable<ScenarioLine> Executions => Results.SelectMany(r => r.Attempts);

    /// <summary>What is wrong in the suite's files.</summary>
    public IReadOnlyList<Finding> Findings { get; } = SuiteCheck.Run(Features, Catalogue, Matrix);
}
