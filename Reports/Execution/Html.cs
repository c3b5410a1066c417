using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Reports.Execution;

/// <summary>Text of an HTML page. What is written into it is escaped, always: literal parts are markup, holes are text.</summary>
internal sealed class Html
{
    private readonly StringBuilder text = new();

    /// <summary>Adds markup whose holes are escaped.</summary>
    public Html Add([InterpolatedStringHandlerArgument("")] ref Piece piece) => piece.Page;

    /// <summary>Adds one part for each item.</summary>
    public Html Each<T>(IEnumerable<T> items, Action<Html, T> part)
    {
        foreach (var item in items)
            part(this, item);
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    private void Escaped(string value)
    {
        foreach (var c in value)
            _ = c switch
            {
                '&' => text.Append("&amp;"),
                '<' => text.Append("&lt;"),
                '>' => text.Append("&gt;"),
                '"' => text.Append("&quot;"),
                '\'' => text.Append("&#39;"),
                _ when char.IsControl(c) && c is not ('\n' or '\t') => text.Append('\uFFFD'),
                _ => text.Append(c),
            };
    }

    /// <summary>Writes an interpolated text straight into its page.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Piece
    {
        public Piece(int literalLength, int formattedCount, Html page)
        {
            Page = page;
            _ = page.text.EnsureCapacity(page.text.Length + literalLength + (formattedCount * 16));
        }

        public Html Page { get; }

        public void AppendLiteral(string markup) => Page.text.Append(markup);

        public void AppendFormatted(string? value) => Page.Escaped(value ?? "");

        public void AppendFormatted(Markup value) => Page.text.Append(value.Value);

        public void AppendFormatted(int value) => Page.text.Append(CultureInfo.InvariantCulture, $"{value}");
    }
}

/// <summary>A text of our own that is markup or style already.</summary>
internal readonly record struct Markup(string Value);
