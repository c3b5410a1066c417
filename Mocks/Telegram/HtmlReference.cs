using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Mocks.Telegram;

/// <summary>"&amp;lt;" and the like, as Telegram reads them: four names and numbers, the semicolon may be missing. The rest is text.</summary>
internal static partial class HtmlReference
{
    /// <summary>The character that the reference at this place stands for, and how long the reference is; null: it is none.</summary>
    public static (string? Character, int Length) At(string html, int at)
    {
        var reference = Reference().Match(html, at);
        return reference.Index == at ? (Character(reference), reference.Length) : (null, 0);
    }

    public static string DecodeAll(string text) => Reference().Replace(text, reference => Character(reference) ?? reference.Value);

    private static string? Character(Match reference) => reference.Groups["name"].Value switch
    {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        ['#', ..] number => CodePoint(number),
        _ => null,
    };

    private static string? CodePoint(string number)
    {
        var isHex = number is ['#', 'x', ..];
        var value = int.Parse(number[(isHex ? 2 : 1)..], isHex ? NumberStyles.HexNumber : NumberStyles.None, CultureInfo.InvariantCulture);
        return value != 0 && Rune.IsValid(value) ? new Rune(value).ToString() : null;
    }

    [GeneratedRegex("&(?<name>#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z]+);?", RegexOptions.None, 5000)]
    private static partial Regex Reference();
}
