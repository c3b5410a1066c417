using Framework.Evidence;
using Reports.Causes;

namespace Reports.Journal;

/// <summary>One line of <c>run/scenarios.jsonl</c>: a scenario began, or ended.</summary>
public sealed record ScenarioLine
{
    /// <summary>When the scenario began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The scenario's id in its run.</summary>
    public required string Id { get; init; }

    /// <summary>From 1; higher when the suite is repeated.</summary>
    public required int Attempt { get; init; }

    /// <summary>Folder of the feature file.</summary>
    public required string Folder { get; init; }

    /// <summary>The feature's title.</summary>
    public required string Feature { get; init; }

    /// <summary>The scenario's title, placeholders as written.</summary>
    public required string Name { get; init; }

    /// <summary>The example row.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; } = [];

    /// <summary>All that apply.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>How it ended; null on the line that says that it began.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>Wall-clock milliseconds.</summary>
    public double DurationMs { get; init; }

    /// <summary>Why it did not pass.</summary>
    public Failure? Failure { get; init; }

    /// <summary>The step that failed, with its keyword; null if none did.</summary>
    public string? FailedStep { get; init; }

    /// <summary>The line of the feature file at which it failed; 0 if none or not known.</summary>
    public int FailedLine { get; init; }

    /// <summary>What was seen that says most about the failure, in one line; null if nothing was.</summary>
    public string? Seen { get; init; }

    /// <summary>What the failure is to be blamed on, and what says so; null if it passed, or if nobody judged it.</summary>
    public Diagnosis? Diagnosis { get; init; }

    /// <summary>What looked wrong although nothing failed.</summary>
    public IReadOnlyList<Suspect> Suspects { get; init; } = [];

    /// <summary>The seed of the scenario's data.</summary>
    public long Seed { get; init; }

    /// <summary>From 1; 0 if it never got one.</summary>
    public int Lane { get; init; }

    /// <summary>32 hex digits.</summary>
    public string TraceId { get; init; } = "";

    /// <summary>Name of the Allure result, without <c>-result.json</c>.</summary>
    public string? AllureId { get; init; }

    /// <summary>What of it is not on disk, and why: <c>evidence: No space left on device</c>; null if all is.</summary>
    public string? Unwritten { get; init; }

    /// <summary>What makes two lines speak of the same scenario.</summary>
    public string Key => ScenarioKey.For(Folder, Feature, Name, Parameters);

    internal static ScenarioLine Began(ScenarioIdentity identity, DateTimeOffset at, int attempt) => new()
    {
        StartedAt = at,
        Id = identity.Id,
        Attempt = attempt,
        Folder = identity.Folder,
        Feature = identity.Feature,
        Name = identity.Name,
        Parameters = identity.Parameters,
        Tags = identity.Tags,
    };

    internal static ScenarioLine Ended(ScenarioRecord record, string allureId, int failedLine, Diagnosis? diagnosis = null) => Began(record.Identity, record.StartedAt, record.Attempt) with
    {
        Outcome = record.Outcome,
        DurationMs = Math.Round(record.Duration.TotalMilliseconds, 3),
        Failure = record.Failure,
        FailedStep = record.Steps.FirstOrDefault(s => s.Failure is not null) is { } step ? $"{step.Keyword} {step.Text}".Trim() : null,
        FailedLine = failedLine,
        Seen = SeenLine.Of(record),
        Diagnosis = diagnosis,
        Suspects = record.Suspects,
        Seed = record.Seed,
        Lane = record.Lane,
        TraceId = record.TraceId,
        AllureId = allureId,
    };
}
