using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace WireMock.Util;

/// <summary>Turns strings, trees and objects into a JSON tree, and back.</summary>
internal static class JsonTree
{
    private static readonly JsonSerializerOptions Compact = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions Indented = new(Compact) { WriteIndented = true };

    public static JsonNode? From(object value) => value switch
    {
        JsonNode node => node,
        string text => JsonNode.Parse(text),
        JsonElement element => JsonNode.Parse(element.GetRawText()),
        _ => JsonSerializer.SerializeToNode(value, value.GetType(), Compact),
    };

    public static string Write(object value, bool indented) =>
        JsonSerializer.Serialize(value, value.GetType(), indented ? Indented : Compact);
}
