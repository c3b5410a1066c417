using System.Text;

namespace StepDefinitions.Wire;

/// <summary>Reads CSV as RFC 4180 has it, and nothing else: lines end with CR LF, quotes stand around a whole cell.</summary>
public static class Csv
{
    /// <exception cref="FormatException">It is no such CSV.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Read(string text)
    {
        List<IReadOnlyList<string>> lines = [];
        List<string> line = [];
        for (var at = 0; at < text.Length;)
        {
            line.Add(text[at] == '"' ? Quoted(text, ref at) : Plain(text, ref at));
            if (at < text.Length && text[at] == ',')
            {
                at++;
                continue;
            }

            if (!text.AsSpan(at).StartsWith("\r\n"))
                throw new FormatException($"Line {lines.Count + 1} of the CSV does not end with CR LF after its {line.Count}. cell, \"{line[^1]}\".");
            at += 2;
            lines.Add(line);
            line = [];
        }

        return lines;
    }

    private static string Plain(string text, ref int at)
    {
        var end = text.AsSpan(at).IndexOfAny(",\r\n\"");
        var cell = end < 0 ? text[at..] : text.Substring(at, end);
        at += cell.Length;
        return cell;
    }

    private static string Quoted(string text, ref int at)
    {
        var cell = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '"' && (at + 1 >= text.Length || text[at + 1] != '"'))
            {
                at++;
                return cell.ToString();
            }

            if (text[at] == '"')
                at++;
            cell.Append(text[at]);
        }

        throw new FormatException($"A quote in the CSV is never closed: \"{cell}\".");
    }
}
