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
            return Whole(JsonSerializer.Deserialize(text, JournalJson.Readable.ScenarioLine));
        }
        catch (JsonException)
        {
            return null; // torn by a kill: the next process appended to it
        }
    }

    /// <summary>What another writer left out has its default: the serializer made it null.</summary>
    private static ScenarioLine? Whole(ScenarioLine? line) => line is null ? null : line with
    {
        Parameters = line.Parameters ?? [],
        Tags = line.Tags ?? [],
        Suspects = line.Suspects ?? [],
        TraceId = line.TraceId ?? "",
        Failure = line.Failure is { } failure ? failure with { Trace = failure.Trace ?? "", Origin = failure.Origin ?? "step" } : null,
    };
}
