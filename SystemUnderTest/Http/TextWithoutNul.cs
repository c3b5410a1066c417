using System.Text.Json;
using System.Text.Json.Serialization;

namespace SystemUnderTest.Http;

/// <summary>Refuses texts with a NUL where they come in: PostgreSQL takes none, and would say so with an error of ours.</summary>
internal sealed class TextWithoutNul : JsonConverter<string>
{
    public const string Refused = "must not contain NUL characters";

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException();
        var text = reader.GetString();
        return text?.Contains('\0', StringComparison.Ordinal) == true ? throw new JsonException(Refused) : text;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
