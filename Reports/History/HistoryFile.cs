using System.Text;
using System.Text.Json;
using Reports.Allure;

namespace Reports.History;

/// <summary>All earlier runs in one file, one JSON line each, the oldest first: kept beside the output, or wherever <c>--history</c> says.</summary>
internal sealed class HistoryFile
{
    /// <summary>Older runs are forgotten.</summary>
    public const int Limit = 50;

    private readonly string path;

    private HistoryFile(string path, IReadOnlyList<HistoryRun> runs, string? problem) => (this.path, Runs, Problem) = (path, runs, problem);

    public IReadOnlyList<HistoryRun> Runs { get; private set; }

    /// <summary>One sentence: what of the file could not be read; null if all could.</summary>
    public string? Problem { get; }

    /// <summary>A file that is missing is a history of nothing; lines that are damaged are left out, and counted.</summary>
    public static HistoryFile Read(string path)
    {
        if (!File.Exists(path))
            return new HistoryFile(path, [], null);
        string[] lines;
        try
        {
            lines = [.. File.ReadLines(path, Encoding.UTF8).Where(l => l.Length > 0)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new HistoryFile(path, [], $"The history {path} can't be read ({e.Message}): nothing is said about what changed.");
        }

        var runs = lines.Select(Parse).OfType<HistoryRun>().ToList();
        var lost = lines.Length - runs.Count;
        return new HistoryFile(path, runs, lost == 0 ? null : $"The history {path} is damaged: {lost} of {lines.Length} runs in it can't be read and are left out.");
    }

    /// <summary>Those before a run; its own entry of an earlier report is none of them.</summary>
    public IReadOnlyList<HistoryRun> Before(string runId) => [.. Runs.Where(r => r.Id != runId)];

    /// <summary>Adds a run, or replaces it. The file is there whole or as it was.</summary>
    /// <exception cref="IOException">It can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It can't be written.</exception>
    public void Add(HistoryRun run)
    {
        Runs = [.. Before(run.Id).Append(run).TakeLast(Limit)];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        ResultFile.WriteAtomically(path, aside =>
        {
            using var writer = new StreamWriter(aside, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            foreach (var kept in Runs)
            {
                writer.Write(JsonSerializer.Serialize(kept, HistoryJson.Readable.HistoryRun));
                writer.Write('\n');
            }
        });
    }

    private static HistoryRun? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, HistoryJson.Readable.HistoryRun) is { Version: HistoryRun.CurrentVersion, Id: not null, Totals: not null, Scenarios: not null } run ? run : null;
        }
        catch (JsonException)
        {
            return null; // cut off, or written by somebody else: counted above
        }
    }
}
