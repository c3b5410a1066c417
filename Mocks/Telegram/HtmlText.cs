using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Mocks.Telegram;

/// <summary>
/// parse_mode HTML: its few tags, nested and closed in order; everything else is refused with Telegram's words. Offsets
/// in errors are bytes of UTF-8.
/// </summary>
internal sealed partial class HtmlText
{
    private static readonly Dictionary<string, string> Tags = new(StringComparer.Ordinal)
    {
        ["b"] = "bold",
        ["strong"] = "bold",
        ["i"] = "italic",
        ["em"] = "italic",
        ["u"] = "underline",
        ["ins"] = "underline",
        ["s"] = "strikethrough",
        ["strike"] = "strikethrough",
        ["del"] = "strikethrough",
        ["tg-spoiler"] = "spoiler",
        ["span"] = "spoiler",
        ["a"] = "text_link",
        ["code"] = "code",
        ["pre"] = "pre",
        ["blockquote"] = "blockquote",
        ["tg-emoji"] = "custom_emoji",
        ["tg-time"] = "date_time",
    };

    private readonly string _html;
    private readonly StringBuilder _plain = new();
    private readonly List<MessageEntity> _entities = [];
    private readonly Stack<(string Tag, int Offset, string? Url)> _open = new();
    private int _at;

    private HtmlText(string html) => _html = html;

    public static ParsedText Parse(string html) => new HtmlText(html).Parse();

    private ParsedText Parse()
    {
        while (_at < _html.Length)
        {
            if (_html[_at] == '&') Reference();
            else if (_html[_at] != '<') _plain.Append(_html[_at++]);
            else if (_at + 1 < _html.Length && _html[_at + 1] == '/') EndTag();
            else StartTag();
        }

        if (_open.TryPeek(out var left)) throw BotError.Entities($"Can't find end tag corresponding to start tag \"{left.Tag}\"");
        return new ParsedText(_plain.ToString(), [.. _entities.Where(e => e.Length > 0).OrderBy(e => e.Offset).ThenByDescending(e => e.Length)]);
    }

    private void Reference()
    {
        var match = KnownReference().Match(_html, _at);
        if (!match.Success)
        {
            _plain.Append(_html[_at++]);
            return;
        }

        _plain.Append(match.Groups["name"].Value switch
        {
            "lt" => "<",
            "gt" => ">",
            "amp" => "&",
            "quot" => "\"",
            var number => CodePoint(number),
        });
        _at += match.Length;
    }

    private static string CodePoint(string number)
    {
        var isHex = number is ['#', 'x' or 'X', ..];
        var value = int.Parse(number[(isHex ? 2 : 1)..], isHex ? NumberStyles.HexNumber : NumberStyles.None, CultureInfo.InvariantCulture);
        return Rune.IsValid(value) ? new Rune(value).ToString() : "";
    }

    private void StartTag()
    {
        var begin = _at++;
        var nameEnd = IndexOfAny(_at, " \t\r\n>");
        if (nameEnd < 0) throw BotError.Entities($"Unclosed start tag at byte offset {Bytes(begin)}");
        var tag = _html[_at..nameEnd].ToLowerInvariant();
        if (!Tags.ContainsKey(tag)) throw BotError.Entities($"Unsupported start tag \"{tag}\" at byte offset {Bytes(begin)}");
        _at = nameEnd;
        string? url = null;
        var isSpoiler = false;
        while (Attribute(tag, begin) is var (name, value))
        {
            if (tag == "a" && name == "href") url = value;
            if (tag == "span" && name == "class" && value == "tg-spoiler") isSpoiler = true;
        }

        if (tag == "span" && !isSpoiler) throw BotError.Entities($"Tag \"span\" must have class \"tg-spoiler\" at byte offset {Bytes(begin)}");
        _open.Push((tag, _plain.Length, url));
    }

    /// <summary>The next attribute of the tag that began there; null at the tag's end.</summary>
    private (string Name, string Value)? Attribute(string tag, int begin)
    {
        while (_at < _html.Length && char.IsWhiteSpace(_html[_at])) _at++;
        if (_at >= _html.Length) throw BotError.Entities($"Unclosed start tag at byte offset {Bytes(begin)}");
        if (_html[_at] == '>')
        {
            _at++;
            return null;
        }

        var match = AttributePattern().Match(_html, _at);
        if (!match.Success) throw BotError.Entities($"Empty attribute name in the tag \"{tag}\" at byte offset {Bytes(begin)}");
        _at += match.Length;
        return (match.Groups["name"].Value.ToLowerInvariant(), System.Net.WebUtility.HtmlDecode(match.Groups["value"].Value));
    }

    private void EndTag()
    {
        var begin = _at;
        var close = _html.IndexOf('>', _at);
        if (_open.Count == 0) throw BotError.Entities($"Unexpected end tag at byte offset {Bytes(begin)}");
        if (close < 0) throw BotError.Entities($"Unclosed end tag at byte offset {Bytes(begin)}");
        var (tag, offset, url) = _open.Pop();
        var found = _html[(_at + 2)..close].Trim().ToLowerInvariant();
        if (found.Length > 0 && found != tag)
            throw BotError.Entities($"Unmatched end tag at byte offset {Bytes(begin)}, expected \"</{tag}>\", found \"</{found}>\"");
        _at = close + 1;
        var isLinkToNothing = tag == "a" && string.IsNullOrEmpty(url);
        if (!isLinkToNothing) _entities.Add(new MessageEntity(Tags[tag], offset, _plain.Length - offset, url));
    }

    private int IndexOfAny(int from, string characters) => _html.AsSpan(from).IndexOfAny(characters) is var found and >= 0 ? from + found : -1;

    private string Bytes(int index) => Encoding.UTF8.GetByteCount(_html.AsSpan(0, index)).ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\G&(?<name>lt|gt|amp|quot|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});", RegexOptions.None, 5000)]
    private static partial Regex KnownReference();

    [GeneratedRegex("""\G(?<name>[a-zA-Z][\w-]*)(\s*=\s*("(?<value>[^"]*)"|'(?<value>[^']*)'|(?<value>[\w.-]+)))?""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex AttributePattern();
}
