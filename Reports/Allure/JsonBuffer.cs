using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Reports.Allure;

/// <summary>One thread's buffer and JSON writer, used again for every file.</summary>
internal sealed class JsonBuffer
{
    private const int Kept = 256 * 1024;

    [ThreadStatic]
    private static JsonBuffer? current;

    private ArrayBufferWriter<byte> bytes = new(16 * 1024);
    private Utf8JsonWriter writer;

    private JsonBuffer() => writer = NewWriter();

    /// <summary>Writes one JSON file in one go.</summary>
    public static void WriteFile(string path, Action<Utf8JsonWriter> write)
    {
        var buffer = current ??= new JsonBuffer();
        current = null;   // whoever writes a file while writing a file gets a buffer of its own
        try
        {
            buffer.writer.Reset(buffer.bytes);
            write(buffer.writer);
            buffer.writer.Flush();
            ResultFile.Write(path, buffer.bytes.WrittenSpan);
        }
        finally
        {
            buffer.Clear();
            current = buffer;
        }
    }

    private void Clear()
    {
        if (bytes.Capacity > Kept)
        {
            bytes = new ArrayBufferWriter<byte>(16 * 1024);
            writer = NewWriter();
        }
        bytes.ResetWrittenCount();
    }

    private Utf8JsonWriter NewWriter() => new(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
}
