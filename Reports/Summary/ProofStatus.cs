using System.Text.Json.Serialization;

namespace Reports.Summary;

/// <summary>What the run says about a behaviour or a link.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProofStatus>))]
public enum ProofStatus
{
    /// <summary>At least one of its scenarios passed and none failed.</summary>
    [JsonStringEnumMemberName("passed")]
    Passed,

    /// <summary>At least one of its scenarios failed.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>It has scenarios, but none of them ran in this run.</summary>
    [JsonStringEnumMemberName("skipped")]
    Skipped,

    /// <summary>No scenario of the suite names it.</summary>
    [JsonStringEnumMemberName("untested")]
    Untested,

    /// <summary>Links only: no scenario names it, and none is expected yet.</summary>
    [JsonStringEnumMemberName("planned")]
    Planned,
}
