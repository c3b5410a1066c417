using System.Globalization;
using Reports.Suite;

namespace Runner.Selection;

/// <summary>A feature file, or a line in one, as failures name it: <c>Features/Invoices/sending.feature:12</c>.</summary>
internal sealed record FeaturePlace(string File, int? Line)
{
    /// <exception cref="CannotRunException">There is no such feature file, or nothing at this line.</exception>
    public static IReadOnlyList<ScenarioEntry> Select(string text, FeatureIndex index, string repository)
    {
        var place = Parse(text);
        var files = index.Features.Select(f => f.File).ToList();
        var wanted = Path.GetRelativePath(repository, Path.GetFullPath(place.File)).Replace('\\', '/');
        var file = files.Find(f => f == wanted) ?? files.Find(f => f == place.File.Replace('\\', '/'))
            ?? throw new CannotRunException($"Expected a feature file, or FILE:LINE, found \"{text}\".",
                $"Nearest: {string.Join(", ", files.OrderBy(f => Nearest.Distance(place.File, f)).Take(3))}");
        var scenarios = index.Scenarios.Where(s => s.File == file).ToList();
        if (place.Line is not { } line)
            return scenarios;
        var anchor = Anchor(line, scenarios, Path.Combine(repository, file));
        return anchor is null
            ? throw new CannotRunException($"{text}: no scenario is at this line or below it.", $"The file has scenarios from line {scenarios.Min(s => s.Line)} on.")
            : [.. scenarios.Where(s => Lines(s).Contains(anchor.Value))];
    }

    private static FeaturePlace Parse(string text)
    {
        var at = text.LastIndexOf(':');
        return at > 1 && int.TryParse(text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            ? new FeaturePlace(text[..at], line)
            : new FeaturePlace(text, null);
    }

    /// <summary>The line of a scenario, example row or step that is meant: a table's row belongs to what is above it, all else to what follows.</summary>
    private static int? Anchor(int line, List<ScenarioEntry> scenarios, string path)
    {
        var lines = scenarios.SelectMany(Lines).Distinct().Order().ToList();
        if (lines.Contains(line))
            return line;
        var text = System.IO.File.ReadLines(path).ElementAtOrDefault(line - 1) ?? "";
        var found = text.TrimStart().StartsWith('|') ? lines.FindLastIndex(l => l < line) : lines.FindIndex(l => l > line);
        return found < 0 ? null : lines[found];
    }

    private static IEnumerable<int> Lines(ScenarioEntry scenario) => scenario.Steps.Select(s => s.Line).Append(scenario.Line);
}
