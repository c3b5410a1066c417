using System.Globalization;
using System.Text;

namespace Reqnroll.Generator.Configuration;

/// <summary>Reads JSON with comments and remembers where everything stands. A compiler's plug-in brings no JSON library of its own.</summary>
internal sealed class JsonReader
{
    private readonly string _text;
    private int _at;
    private int _line = 1;
    private int _lineStart;

    private JsonReader(string text) => _text = text;

    private int Column => _at - _lineStart + 1;

    private char Next => _at < _text.Length ? _text[_at] : '\0';

    /// <exception cref="JsonFormatException">The text is no JSON.</exception>
    public static JsonNode Read(string text)
    {
        var reader = new JsonReader(text.TrimStart('\uFEFF'));
        reader.Blank();
        var node = reader.Value();
        reader.Blank();
        return reader._at >= reader._text.Length ? node : throw reader.Expected("the end of the file");
    }

    private JsonNode Value()
    {
        switch (Next)
        {
            case '{':
                return Members(new JsonNode(JsonKind.Object, _line, Column));
            case '[':
                return Items(new JsonNode(JsonKind.Array, _line, Column));
            case '"':
                var node = new JsonNode(JsonKind.Text, _line, Column);
                node.Text = Text();
                return node;
            default:
                return Word();
        }
    }

    private JsonNode Members(JsonNode node)
    {
        _at++;
        Blank();
        while (Next != '}')
        {
            if (node.Members.Count > 0)
                Take(',', "',' or '}'");
            var (line, column) = (_line, Column);
            if (Next != '"')
                throw Expected("a name in double quotes");
            var name = Text();
            Blank();
            Take(':', "':'");
            node.Members.Add(new JsonMember(name, line, column, Value()));
            Blank();
        }

        _at++;
        return node;
    }

    private JsonNode Items(JsonNode node)
    {
        _at++;
        Blank();
        while (Next != ']')
        {
            if (node.Items.Count > 0)
                Take(',', "',' or ']'");
            node.Items.Add(Value());
            Blank();
        }

        _at++;
        return node;
    }

    private JsonNode Word()
    {
        var (start, column) = (_at, Column);
        while (char.IsLetterOrDigit(Next) || Next is '-' or '+' or '.')
            _at++;
        var word = _text.Substring(start, _at - start);
        JsonKind? kind = word switch
        {
            "true" or "false" => JsonKind.Boolean,
            "null" => JsonKind.Null,
            _ when double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => JsonKind.Number,
            _ => null,
        };
        if (kind is { } known)
            return new JsonNode(known, _line, column) { Text = word };
        _at = start;
        throw Expected("a value");
    }

    private string Text()
    {
        var text = new StringBuilder();
        for (_at++; Next != '"'; _at++)
        {
            if (_at >= _text.Length || Next is '\n' or '\r')
                throw Expected("the closing '\"'");
            if (Next != '\\')
            {
                text.Append(Next);
                continue;
            }

            _at++;
            switch (Next)
            {
                case '"' or '\\' or '/': text.Append(Next); break;
                case 'b': text.Append('\b'); break;
                case 'f': text.Append('\f'); break;
                case 'n': text.Append('\n'); break;
                case 'r': text.Append('\r'); break;
                case 't': text.Append('\t'); break;
                case 'u' when _at + 4 < _text.Length && int.TryParse(_text.Substring(_at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                    text.Append((char)code);
                    _at += 4;
                    break;
                default: throw Expected("one of \" \\ / b f n r t u0000 behind a backslash");
            }
        }

        _at++;
        return text.ToString();
    }

    private void Take(char sign, string shown)
    {
        if (Next != sign)
            throw Expected(shown);
        _at++;
        Blank();
    }

    private void Blank()
    {
        for (; _at < _text.Length; _at++)
        {
            if (Next == '\n')
            {
                _line++;
                _lineStart = _at + 1;
            }
            else if (Next == '/' && _at + 1 < _text.Length && _text[_at + 1] is '/' or '*')
            {
                Comment();
                _at--;
            }
            else if (!char.IsWhiteSpace(Next))
            {
                return;
            }
        }
    }

    /// <summary>Leaves off behind the comment; a line comment before its line break.</summary>
    private void Comment()
    {
        var ends = _text[_at + 1] == '/' ? "\n" : "*/";
        var end = _text.IndexOf(ends, _at + 2, StringComparison.Ordinal);
        if (end < 0 && ends == "*/")
            throw Expected("'*/' behind the comment");
        if (ends == "\n")
        {
            _at = end < 0 ? _text.Length : end;
            return;
        }

        for (; _at < end + 2; _at++)
        {
            if (Next == '\n')
            {
                _line++;
                _lineStart = _at + 1;
            }
        }
    }

    private JsonFormatException Expected(string what) =>
        new(_line, Column, $"expected {what}, found {(_at >= _text.Length ? "the end of the file" : Next is '\n' or '\r' ? "the end of the line" : $"'{Next}'")}");
}
