using Runner.Gate;
using Runner.Selection;
using Runner.Sharding;

namespace Runner.Running;

/// <summary>What <c>tf run</c> was asked for.</summary>
internal sealed record RunFlags
{
    public const string InProcess = "in-process";

    public const string Compose = "compose";

    public const string Url = "url";

    public SelectionFlags Selection { get; init; } = new();

    public bool Shuffle { get; init; }

    /// <summary>Null: 1, or a new one where the order is shuffled.</summary>
    public long? Seed { get; init; }

    public int Repeat { get; init; } = 1;

    /// <summary>How often a failed scenario is tried again.</summary>
    public int Retry { get; init; }

    /// <summary>Null: the whole selection.</summary>
    public Shard? Shard { get; init; }

    /// <summary>The summary of an earlier run, for shards that take equally long.</summary>
    public string? Durations { get; init; }

    /// <summary>The quality gate's file; null: every failure fails the run.</summary>
    public GateFlags? Gate { get; init; }

    /// <summary>What it runs against: <see cref="InProcess"/>, <see cref="Compose"/> or <see cref="Url"/>.</summary>
    public string Target { get; init; } = InProcess;

    /// <summary>Where the system is, if it is a running one.</summary>
    public string? Address { get; init; }

    public int? Lanes { get; init; }

    public string? Database { get; init; }

    public string? Evidence { get; init; }

    public bool Allure { get; init; } = true;

    public bool Open { get; init; }

    /// <summary>Whether the suite is built first, if its sources changed.</summary>
    public bool Build { get; init; } = true;

    /// <summary>Whether scenarios that lean on others are looked for.</summary>
    public bool AuditIsolation { get; init; }

    /// <summary>As typed, for the report.</summary>
    public string Command { get; init; } = "./tf run";
}
