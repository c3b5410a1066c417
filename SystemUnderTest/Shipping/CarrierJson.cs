using System.Text.Json;
using System.Text.Json.Serialization;

namespace SystemUnderTest.Shipping;

/// <summary>Carriers' answers: read leniently where they are richer than needed, strictly where what is needed is missing.</summary>
internal static class CarrierJson
{
    public static readonly JsonSerializerOptions SnakeCase = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static readonly JsonSerializerOptions KebabCase = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <exception cref="CarrierTrouble">It is no JSON of this kind.</exception>
    public static T Read<T>(string carrier, string body, JsonSerializerOptions options)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, options) ?? throw CarrierTrouble.Unintelligible(carrier, "it is null");
        }
        catch (JsonException)
        {
            throw CarrierTrouble.Unintelligible(carrier, body.TrimStart().StartsWith('<') ? "it is a web page" : "it is not the agreed JSON");
        }
    }
}
