using System.Text.Json;

namespace Reports.Journal;

/// <summary>What was found about a scenario after it had ended, when its lane was cleaned.</summary>
/// <param name="Scenario">As <c>feature: name</c>.</param>
/// <param name="Kind">As <see cref="Framework.Evidence.Suspect.Kind"/>.</param>
/// <param name="Detail">One line.</param>
internal sealed record LateSuspect(string Scenario, string Kind, string Detail)
{
    /// <summary>Every whole line.</summary>
    public static IReadOnlyList<LateSuspect> Read(ReportPaths paths) =>
        File.Exists(paths.LateSuspects) ? [.. File.ReadLines(paths.LateSuspects).Select(Parse).OfType<LateSuspect>()] : [];

    private static LateSuspect? Parse(string line)
    {
        try
        {
            return line.EndsWith('}') ? JsonSerializer.Deserialize(line, JournalJson.Readable.LateSuspect) : null;
        }
        catch (JsonException)
        {
            return null; // torn by a kill
        }
    }
}
