using System.Text.Json;

namespace Reports.Journal;

/// <summary>Reads a journal, line by line; what a killed process left half written is left out.</summary>
public static class JournalReader
{
    /// <summary>Every whole line; nothing if there is no journal.</summary>
    public static IEnumerable<ScenarioLine> Read(string path)
    {
        if (!File.Exists(path))
            yield break;
        foreach (var text in File.ReadLines(path))
            if (Parse(text) is { } line)
                yield return line;
    }

    /// <summary>One line; null if it is not whole.</summary>
    public static ScenarioLine? Parse(string text)
    {
        if (!text.EndsWith('}'))
            return null;
        try
        {
            return JsonSerializer.Deserialize(text, JournalJson.Readable.ScenarioLine);
        }
        catch (JsonException)
        {
            return null;   // torn by a kill: the next process appended to it
        }
    }
}
