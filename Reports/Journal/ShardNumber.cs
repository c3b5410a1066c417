using System.Globalization;

namespace Reports.Journal;

/// <summary>Which of several runs this is that are the whole suite together: <c>2/4</c>.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Of">How many there are.</param>
public sealed record ShardNumber(int Number, int Of)
{
    /// <summary>As it is written: <c>2/4</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Of}");

    /// <summary>Reads <c>2/4</c>; null if it is something else.</summary>
    public static ShardNumber? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('/') is [var number, var of]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var m)
            && n >= 1 && n <= m ? new ShardNumber(n, m) : null;
    }
}
