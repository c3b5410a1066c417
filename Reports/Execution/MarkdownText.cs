using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Reports.Execution;

/// <summary>Text of a Markdown page. Holes are escaped: they can neither format, nor break a table, nor smuggle HTML in.</summary>
internal sealed class MarkdownText
{
    private const string Special = "\\`*_{}[]<>|#~";

    private readonly StringBuilder text = new();

    /// <summary>Adds a line.</summary>
    public void Line([InterpolatedStringHandlerArgument("")] ref Piece piece) => piece.Page.text.Append('\n');

    /// <summary>Adds the head of a table: numbers in all columns but the first.</summary>
    public void Head(IReadOnlyList<string> cells)
    {
        Row(cells);
        text.Append("|---|").Insert(text.Length, "---:|", cells.Count - 1).Append('\n');
    }

    /// <summary>Adds a row of a table.</summary>
    public void Row(IEnumerable<string> cells)
    {
        text.Append('|');
        foreach (var cell in cells)
        {
            text.Append(' ');
            Escaped(cell);
            text.Append(" |");
        }

        text.Append('\n');
    }

    /// <summary>Adds an empty line.</summary>
    public void Gap() => text.Append('\n');

    /// <summary>Adds a block whose content is shown as it is.</summary>
    public void Block(string content)
    {
        var fence = new string('`', Math.Max(3, LongestRun(content) + 1));
        text.Append(fence).Append("text\n").Append(content.ReplaceLineEndings("\n").Trim('\n')).Append('\n').Append(fence).Append('\n');
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    private static int LongestRun(string content)
    {
        var (longest, current) = (0, 0);
        foreach (var c in content)
        {
            current = c == '`' ? current + 1 : 0;
            longest = Math.Max(longest, current);
        }
        return longest;
    }

    private void Escaped(string value)
    {
        foreach (var c in value)
        {
            if (char.IsControl(c))
            {
                text.Append(' ');
                continue;
            }
            if (Special.Contains(c, StringComparison.Ordinal))
                text.Append('\\');
            text.Append(c);
        }
    }

    /// <summary>Writes an interpolated text straight into its page.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Piece
    {
        public Piece(int literalLength, int formattedCount, MarkdownText page)
        {
            Page = page;
            _ = page.text.EnsureCapacity(page.text.Length + literalLength + (formattedCount * 16));
        }

        public MarkdownText Page { get; }

        public void AppendLiteral(string markup) => Page.text.Append(markup);

        public void AppendFormatted(string? value) => Page.Escaped(value ?? "");

        public void AppendFormatted(int value) => Page.text.Append(CultureInfo.InvariantCulture, $"{value}");
    }
}
