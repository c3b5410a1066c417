using System.Text.Json;
using System.Text.Json.Serialization;

namespace StepDefinitions.Wire;

/// <summary>How the tests read and write JSON: strictly, so that a renamed, missing or additional field breaks a scenario.</summary>
internal static class WireJson
{
    internal static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };
}
