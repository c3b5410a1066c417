using System.Globalization;
using System.Text;

namespace Mocks.Telegram;

/// <summary>parse_mode MarkdownV2: eighteen characters are reserved and must mark something or be escaped.</summary>
internal sealed class MarkdownV2Text
{
    private const string Reserved = "_*[]()~`>#+-=|{}.!";

    private readonly string _text;
    private readonly StringBuilder _plain = new();
    private readonly List<MessageEntity> _entities = [];
    private readonly Stack<(string Mark, string Type, string Name, int Offset, int Begin)> _open = new();
    private int _at;

    private MarkdownV2Text(string text) => _text = text;

    public static ParsedText Parse(string text) => new MarkdownV2Text(text).Parse();

    private ParsedText Parse()
    {
        while (_at < _text.Length)
        {
            var character = _text[_at];
            if (character == '\\' && _at + 1 < _text.Length && _text[_at + 1] is > '\0' and < '\x7f')
            {
                _plain.Append(_text[_at + 1]);
                _at += 2;
            }
            else if (InCode ? character != '`' : !Reserved.Contains(character, StringComparison.Ordinal))
            {
                _plain.Append(character);
                _at++;
            }
            else if (!Close() && !Open())
            {
                throw BotError.Entities($"Character '{character}' is reserved and must be escaped with the preceding '\\'");
            }
        }

        if (_open.TryPeek(out var left)) throw BotError.Entities($"Can't find end of {left.Name} entity at byte offset {Bytes(left.Begin)}");
        return new ParsedText(_plain.ToString(), [.. _entities.Where(e => e.Length > 0).OrderBy(e => e.Offset).ThenByDescending(e => e.Length)]);
    }

    private bool InCode => _open.TryPeek(out var top) && top.Type is "code" or "pre";

    private bool Close()
    {
        if (!_open.TryPeek(out var top)) return false;
        var mark = top.Mark == "[" ? "]" : top.Mark;
        if (!Is(mark) || (mark == "_" && Is("__"))) return false;
        _at += mark.Length;
        _open.Pop();
        var url = mark == "]" ? Address() : null;
        _entities.Add(new MessageEntity(top.Type, top.Offset, _plain.Length - top.Offset, url));
        return true;
    }

    private bool Open()
    {
        if (InCode) return false;
        var (mark, type, name) = true switch
        {
            _ when Is("__") => ("__", "underline", "Underline"),
            _ when Is("_") => ("_", "italic", "Italic"),
            _ when Is("*") => ("*", "bold", "Bold"),
            _ when Is("~") => ("~", "strikethrough", "Strikethrough"),
            _ when Is("||") => ("||", "spoiler", "Spoiler"),
            _ when Is("```") => ("```", "pre", "PreCode"),
            _ when Is("`") => ("`", "code", "Code"),
            _ when Is("[") => ("[", "text_link", "TextUrl"),
            _ => ("", "", ""),
        };
        if (mark.Length == 0) return Quote();
        _open.Push((mark, type, name, _plain.Length, _at));
        _at += mark.Length;
        return true;
    }

    /// <summary>A block quotation: '>' at the beginning of a line.</summary>
    private bool Quote()
    {
        var isLineStart = _at == 0 || _text[_at - 1] == '\n';
        if (!Is(">") || !isLineStart) return false;
        _at++;
        return true;
    }

    /// <summary>The "(address)" after a link's text; nothing links to nothing.</summary>
    private string? Address()
    {
        if (!Is("(")) return null;
        var begin = _at++;
        var address = new StringBuilder();
        while (_at < _text.Length && _text[_at] != ')')
        {
            if (_text[_at] == '\\' && _at + 1 < _text.Length) _at++;
            address.Append(_text[_at++]);
        }

        if (_at >= _text.Length) throw BotError.Entities($"Can't find end of a URL at byte offset {Bytes(begin)}");
        _at++;
        return address.ToString();
    }

    private bool Is(string mark) => string.CompareOrdinal(_text, _at, mark, 0, mark.Length) == 0;

    private string Bytes(int index) => Encoding.UTF8.GetByteCount(_text.AsSpan(0, index)).ToString(CultureInfo.InvariantCulture);
}
