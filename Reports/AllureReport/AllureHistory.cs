using System.Text.Json;
using Reports.History;

namespace Reports.AllureReport;

/// <summary>What Allure knows of earlier runs: its own lines, which the history file keeps for it, laid out where it reads and appends.</summary>
internal sealed class AllureHistory(ReportPaths paths)
{
    public static string FileIn(ReportPaths paths) => Path.Combine(paths.Run, "allure-history.jsonl");

    /// <summary>Writes the file that Allure reads; the run itself is not among them, so that a report that is made again counts it once.</summary>
    public void Lay(IEnumerable<HistoryRun> earlier) =>
        File.WriteAllLines(FileIn(paths), earlier.Select(r => r.Allure).OfType<JsonElement>().Select(a => a.GetRawText().ReplaceLineEndings("")));

    /// <summary>The line that Allure has appended; null if it has not, or if it is none.</summary>
    public JsonElement? OfThisRun()
    {
        if (!File.Exists(FileIn(paths)) || File.ReadLines(FileIn(paths)).LastOrDefault(l => l.Length > 0) is not { } line)
            return null;
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null; // another version of Allure writes another format: there are no trends then
        }
    }
}
