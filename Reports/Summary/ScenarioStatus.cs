using System.Text.Json.Serialization;

namespace Reports.Summary;

/// <summary>How a scenario ended, over all attempts.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScenarioStatus>))]
public enum ScenarioStatus
{
    /// <summary>In every attempt that ran.</summary>
    [JsonStringEnumMemberName("passed")]
    Passed,

    /// <summary>It failed, broke or was interrupted in at least one.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>It never ran, with a reason.</summary>
    [JsonStringEnumMemberName("skipped")]
    Skipped,
}
