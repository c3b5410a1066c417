using System.Text;
using Reports.Journal;

namespace Runner.Running;

/// <summary>Follows a journal while it is being written.</summary>
internal sealed class JournalTail(string path)
{
    private readonly MemoryStream rest = new();
    private long position;

    /// <summary>The whole lines that came since the last call; half a line waits for its end.</summary>
    public IReadOnlyList<ScenarioLine> ReadNew()
    {
        if (!File.Exists(path))
            return [];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Position = position;
        file.CopyTo(rest);
        position = file.Position;
        var bytes = rest.ToArray();
        var end = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        rest.SetLength(0);
        rest.Write(bytes.AsSpan(end));
        return [.. Encoding.UTF8.GetString(bytes, 0, end).Split('\n').Select(JournalReader.Parse).OfType<ScenarioLine>()];
    }
}
