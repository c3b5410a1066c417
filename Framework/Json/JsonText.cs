using System.Text.Encodings.Web;
using System.Text.Json;

namespace Framework.Json;

/// <summary>JSON as people write it in scenarios, and as they read it in messages.</summary>
public static class JsonText
{
    private const int Longest = 200;

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Indented = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>A document; comments and trailing commas are fine.</summary>
    /// <exception cref="FormatException">It is no JSON; says where.</exception>
    public static JsonElement Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            using var document = JsonDocument.Parse(text, Lenient);
            return document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            throw new FormatException($"This is not valid JSON: {error.Message}\n{text}", error);
        }
    }

    /// <summary>
    /// One value as it stands in a table's cell or at a step's end: JSON (<c>5</c>, <c>"5"</c>, <c>true</c>, <c>null</c>, <c>[1, 2]</c>), or a
    /// matcher (<c>#uuid</c>), or otherwise a string without its quotes (<c>draft</c>).
    /// </summary>
    public static JsonElement ParseValue(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.StartsWith('#'))
            return OfString(text);
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return OfString(text);
        }
    }

    /// <summary>A JSON string.</summary>
    public static JsonElement OfString(string text) => JsonSerializer.SerializeToElement(text);

    /// <summary>On one line, cut where it becomes long.</summary>
    public static string Short(JsonElement value)
    {
        var text = JsonSerializer.Serialize(value, OneLine);
        return text.Length <= Longest ? text : $"{text[..Longest]}... ({text.Length} characters)";
    }

    /// <summary>Indented if it is JSON; as it is if not.</summary>
    public static string Pretty(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return JsonSerializer.Serialize(document.RootElement, Indented);
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
