using System.Text.Json;

namespace Reports.Journal;

/// <summary>Appends whole lines, each handed to the operating system before the call returns.</summary>
internal sealed class JournalWriter(string path, Reserve reserve)
{
    private static ReadOnlySpan<byte> NewLine => "\n"u8;

    private readonly Lock gate = new();
    private readonly FileStream file = new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    public void Write(ScenarioLine line)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(line, JournalJson.Readable.ScenarioLine);
        var bytes = new byte[json.Length + 1];
        json.CopyTo(bytes, 0);
        NewLine.CopyTo(bytes.AsSpan(json.Length));
        lock (gate)
        {
            try
            {
                Append(bytes);
            }
            catch (IOException e) when (Disk.IsFull(e))
            {
                reserve.Use(e);
                Append(bytes);
            }
        }
    }

    /// <summary>The whole line or nothing: half a line would spoil the next.</summary>
    private void Append(byte[] line)
    {
        var end = file.Length;
        try
        {
            file.Write(line);
        }
        catch (IOException)
        {
            file.SetLength(end);
            throw;
        }
    }
}
