using System.Text;
using System.Text.RegularExpressions;

namespace Reqnroll.Generator.Expressions;

/// <summary>An expression that breaks the rules of its language.</summary>
internal sealed class IllegalExpressionException(string message) : Exception(message);

/// <summary>
/// Turns a Cucumber Expression into a regular expression: parameters in braces, optional text in parentheses, alternatives with a slash,
/// backslash escapes. Each parameter becomes a named group p0, p1...; other groups don't capture.
/// </summary>
internal sealed class CucumberExpression
{
    private readonly string _text;
    private readonly ParameterTypes _types;
    private readonly StringBuilder _regex = new("^");
    private readonly List<string> _parameters = [];
    private int _at;

    private CucumberExpression(string text, ParameterTypes types) => (_text, _types) = (text, types);

    public static (string Regex, IReadOnlyList<string> Parameters) ToRegex(string text, ParameterTypes types)
    {
        var expression = new CucumberExpression(text, types);
        while (expression._at < text.Length)
            expression.Word();
        return (expression._regex.Append('$').ToString(), expression._parameters);
    }

    /// <summary>What stands between blanks: alternatives, or a sequence of texts, options and parameters.</summary>
    private void Word()
    {
        if (char.IsWhiteSpace(_text[_at]))
        {
            _regex.Append(Regex.Escape(_text[_at++].ToString()));
            return;
        }

        List<string> alternatives = [];
        var start = _at;
        var hasParameter = false;
        var began = _regex.Length;
        while (_at < _text.Length && !char.IsWhiteSpace(_text[_at]))
        {
            switch (_text[_at])
            {
                case '{':
                    Parameter();
                    hasParameter = true;
                    break;
                case '(':
                    Optional();
                    break;
                case '/':
                    alternatives.Add(Cut(began));
                    _at++;
                    break;
                case '}' or ')':
                    throw Illegal($"'{_text[_at]}' has no opening partner; escape it with a backslash if it is meant literally", _at);
                default:
                    _regex.Append(Regex.Escape(Character().ToString()));
                    break;
            }
        }

        if (alternatives.Count == 0)
            return;
        alternatives.Add(Cut(began));
        if (hasParameter)
            throw Illegal("a parameter may not stand in an alternative; write two step definitions or escape the slash as \\/", start);
        if (alternatives.Any(a => a.Length == 0))
            throw Illegal("an alternative is empty; escape the slash as \\/ if it is meant literally", start);
        _regex.Append("(?:").Append(string.Join("|", alternatives)).Append(')');
    }

    private string Cut(int from)
    {
        var part = _regex.ToString(from, _regex.Length - from);
        _regex.Length = from;
        return part;
    }

    private char Character()
    {
        if (_text[_at] != '\\')
            return _text[_at++];
        if (_at + 1 >= _text.Length)
            throw Illegal("the backslash at the end escapes nothing", _at);
        var escaped = _text[_at + 1];
        if (escaped is not ('{' or '}' or '(' or ')' or '/' or '\\') && !char.IsWhiteSpace(escaped))
            throw Illegal($"'\\{escaped}' is no escape; only {{ }} ( ) / \\ and blanks can be escaped", _at);
        _at += 2;
        return escaped;
    }

    private void Optional()
    {
        var start = _at++;
        var content = new StringBuilder();
        while (_at < _text.Length && _text[_at] != ')')
        {
            if (_text[_at] is '{' or '(' or '/')
                throw Illegal($"optional text may not contain '{_text[_at]}'; escape it, or use a regular expression", _at);
            content.Append(Regex.Escape(Character().ToString()));
        }

        if (_at >= _text.Length)
            throw Illegal("'(' is never closed; escape it with a backslash if it is meant literally", start);
        _at++;
        if (content.Length == 0)
            throw Illegal("optional text is empty", start);
        _regex.Append("(?:").Append(content).Append(")?");
    }

    private void Parameter()
    {
        var start = _at;
        var end = _text.IndexOf('}', _at);
        if (end < 0)
            throw Illegal("'{' is never closed; escape it with a backslash if it is meant literally", start);
        var name = _text.Substring(start + 1, end - start - 1);
        var pattern = _types.PatternOf(name)
            ?? throw Illegal($"there is no parameter type '{name}'. Known: {string.Join(", ", Matching.Nearest.Of(name, _types.Names, 5))}...; add a [StepArgumentTransformation(Name = \"{name}\")]", start);
        var group = "p" + _parameters.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        _regex.Append(name == ParameterTypes.String
            ? $"""(?:"(?<{group}>[^"\\]*(?:\\.[^"\\]*)*)"|'(?<{group}>[^'\\]*(?:\\.[^'\\]*)*)')"""
            : $"(?<{group}>{pattern})");
        _parameters.Add(name);
        _at = end + 1;
    }

    private IllegalExpressionException Illegal(string why, int at) => new($"\"{_text}\", character {at + 1}: {why}.");
}
