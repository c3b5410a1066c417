using System.Globalization;
using System.Text;

namespace Mocks.Telegram;

/// <summary>
/// parse_mode HTML: its few tags, nested and closed in order; everything else is refused with Telegram's words. Offsets
/// in errors are bytes of UTF-8.
/// </summary>
internal sealed class HtmlText
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
        var (character, length) = HtmlReference.At(_html, _at);
        _plain.Append(character ?? "&");
        _at += character is null ? 1 : length;
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
        SkipSpaces();
        if (Is('>'))
        {
            _at++;
            return null;
        }

        if (_at >= _html.Length) throw BotError.Entities($"Unclosed start tag at byte offset {Bytes(begin)}");
        var name = Until(" \t\r\n=>/\"'");
        if (name.Length == 0) throw BotError.Entities($"Empty attribute name in the tag \"{tag}\" at byte offset {Bytes(begin)}");
        SkipSpaces();
        if (!Is('='))
            return _at < _html.Length ? (name, "") : throw BotError.Entities($"Unclosed start tag \"{tag}\" at byte offset {Bytes(begin)}");

        _at++;
        SkipSpaces();
        if (_at >= _html.Length) throw BotError.Entities($"Unclosed start tag \"{tag}\" at byte offset {Bytes(begin)}");
        var value = _html[_at] is '"' or '\'' ? Quoted() : Token();
        return _at < _html.Length ? (name, value) : throw BotError.Entities($"Unclosed start tag at byte offset {Bytes(begin)}");
    }

    private string Quoted()
    {
        var quote = _html[_at++];
        var end = _html.IndexOf(quote, _at);
        var value = _html[_at..(end < 0 ? _html.Length : end)];
        _at = end < 0 ? _html.Length : end + 1;
        return HtmlReference.DecodeAll(value);
    }

    /// <summary>Without quotes a value has letters, digits, dots and dashes only: no address.</summary>
    private string Token()
    {
        var begin = _at;
        while (_at < _html.Length && (char.IsAsciiLetterOrDigit(_html[_at]) || _html[_at] is '.' or '-')) _at++;
        if (_at < _html.Length && !char.IsWhiteSpace(_html[_at]) && _html[_at] != '>') throw BotError.Entities($"Unexpected end of name token at byte offset {Bytes(begin)}");
        return _html[begin.._at].ToLowerInvariant();
    }

    private string Until(string characters)
    {
        var begin = _at;
        _at = IndexOfAny(_at, characters) is var end and >= 0 ? end : _html.Length;
        return _html[begin.._at];
    }

    private bool Is(char character) => _at < _html.Length && _html[_at] == character;

    private void SkipSpaces()
    {
        while (_at < _html.Length && char.IsWhiteSpace(_html[_at])) _at++;
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
}
