namespace Reports.Summary;

/// <summary>When, where and with what a run ran. Null: it was killed before anybody knew.</summary>
/// <param name="Id">The run's id.</param>
/// <param name="StartedAt">Wall-clock time.</param>
/// <param name="FinishedAt">Wall-clock time of its end, or of the last thing known of it.</param>
/// <param name="DurationMs">Between the two.</param>
/// <param name="Seed">Where all test data came from.</param>
/// <param name="Target"><c>in-process</c>, <c>compose</c> or <c>url</c>.</param>
/// <param name="Lanes">How many scenarios could run at once.</param>
/// <param name="Database">What ran, in words.</param>
/// <param name="Packages">Name to version, or to <c>polyfill</c>.</param>
/// <param name="Shard"><c>1/1</c>: which part of how many.</param>
public sealed record RunInfo(
    string Id,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    double DurationMs,
    long? Seed,
    string? Target,
    int? Lanes,
    string? Database,
    IReadOnlyDictionary<string, string> Packages,
    string Shard);
