using System.Buffers;
using System.Text.Json;
using SystemUnderTest.Http;

namespace SystemUnderTest.Realtime;

/// <summary>What goes over the socket to the client, as JSON.</summary>
internal static class Frames
{
    /// <summary>The first frame: what comes next has the numbers after this.</summary>
    public static ReadOnlyMemory<byte> Hello(long cursor) => Write("hello", json => json.WriteNumber("cursor", cursor));

    public static ReadOnlyMemory<byte> Event(StoredEvent stored) => Write(stored.Type, json =>
    {
        json.WriteNumber("cursor", stored.Cursor);
        json.WriteString("at", stored.At);
        json.WritePropertyName("data");
        json.WriteRawValue(stored.Data, skipInputValidation: true);
    });

    /// <summary>Something that is not kept, so it has no number.</summary>
    public static ReadOnlyMemory<byte> Signal(Signal signal) => Write(signal.Type, json =>
    {
        json.WritePropertyName("data");
        signal.Data.WriteTo(json);
    });

    /// <summary>What a client's frame was answered with.</summary>
    public static ReadOnlyMemory<byte> Answer(string? request, object? data, JsonSerializerOptions options) => Write("answer", json =>
    {
        json.WriteString("request", request);
        json.WritePropertyName("data");
        JsonSerializer.Serialize(json, data, options);
    });

    /// <summary>Why a client's frame was refused: the same words as over HTTP.</summary>
    public static ReadOnlyMemory<byte> Error(string? request, Refusal refusal) => Write("error", json =>
    {
        json.WriteString("request", request);
        json.WriteString("code", refusal.Code);
        json.WriteString("detail", refusal.Message);
        json.WritePropertyName("errors");
        JsonSerializer.Serialize(json, refusal.Errors);
    });

    private static ReadOnlyMemory<byte> Write(string type, Action<Utf8JsonWriter> rest)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("type", type);
        rest(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
