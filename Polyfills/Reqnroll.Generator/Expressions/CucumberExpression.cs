using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Reqnroll.Generator.Expressions;

/// <summary>
/// Turns a Cucumber Expression into a regular expression: parameters in braces, optional text in parentheses, alternatives with a slash,
/// backslash escapes. Each parameter becomes a named group p0, p1...; other groups don't capture. Alternatives reach from a blank, a parameter's
/// end or the beginning to a blank, a parameter's beginning or the end; they may hold optional text and no parameter.
/// </summary>
internal sealed class CucumberExpression
{
    private readonly string _text;
    private readonly ParameterTypes _types;
    private readonly List<ExpressionToken> _tokens;
    private readonly List<string> _parameters = [];
    private int _at;

    private CucumberExpression(string text, ParameterTypes types) => (_text, _types, _tokens) = (text, types, ExpressionToken.Of(text));

    private ExpressionToken Current => _tokens[_at];

    public static (string Regex, IReadOnlyList<string> Parameters) ToRegex(string text, ParameterTypes types)
    {
        var expression = new CucumberExpression(text, types);
        var regex = new StringBuilder("^");
        while (expression.Current.Kind != TokenKind.End)
            regex.Append(expression.Next());
        return (regex.Append('$').ToString(), expression._parameters);
    }

    private string Next() => Current.Kind switch
    {
        TokenKind.Blank => Literal(),
        TokenKind.OpenBrace => Parameter(),
        _ => Alternatives(),
    };

    private string Literal() => Regex.Escape(_tokens[_at++].Text);

    /// <summary>What stands without a blank and without a parameter: one piece, or several parted by slashes.</summary>
    private string Alternatives()
    {
        List<string> done = [];
        var piece = new StringBuilder();
        var begin = Current.At;
        var hasText = false;
        while (Current.Kind is not (TokenKind.Blank or TokenKind.OpenBrace or TokenKind.End))
        {
            if (Current.Kind == TokenKind.Slash)
            {
                done.Add(Checked(piece, begin, hasText));
                piece.Clear();
                hasText = false;
                begin = _tokens[++_at].At;
            }
            else if (Current.Kind == TokenKind.OpenParenthesis)
            {
                piece.Append(Optional());
            }
            else
            {
                piece.Append(Literal());
                hasText = true;
            }
        }

        if (done.Count == 0)
            return piece.ToString();
        done.Add(Checked(piece, begin, hasText));
        return $"(?:{string.Join("|", done)})";
    }

    private string Checked(StringBuilder alternative, int begin, bool hasText)
    {
        if (alternative.Length == 0)
            throw Illegal(begin, "an alternative is empty; escape the slash as \\/ if it is meant literally");
        return hasText ? alternative.ToString() : throw Illegal(begin, "an alternative has optional text alone; escape the parenthesis as \\( if it is meant literally");
    }

    private string Optional()
    {
        var open = _tokens[_at++];
        var content = new StringBuilder();
        // An unfinished one is told before what is wrong inside it, as long as that is not unfinished itself.
        var end = EndOf(open, TokenKind.CloseParenthesis, TokenKind.OpenParenthesis);
        for (; _at < end; _at++)
        {
            switch (Current.Kind)
            {
                case TokenKind.Slash:
                    throw Illegal(Current.At, "optional text may not contain alternatives; escape the slash as \\/, or use a regular expression");
                case TokenKind.OpenBrace:
                    EndOf(Current, TokenKind.CloseBrace, null);
                    throw Illegal(Current.At, "optional text may not contain a parameter; escape the brace as \\{, or use a regular expression");
                case TokenKind.OpenParenthesis:
                    throw Illegal(Current.At, "optional text may not contain optional text; escape the parenthesis as \\(, or use a regular expression");
                default:
                    content.Append(Regex.Escape(Current.Text));
                    break;
            }
        }

        _at++;
        if (content.Length == 0)
            throw Illegal(open.At, "optional text is empty; escape the parenthesis as \\( if it is meant literally");
        return $"(?:{content})?";
    }

    private string Parameter()
    {
        var open = Current;
        var end = EndOf(open, TokenKind.CloseBrace, null);
        var name = new StringBuilder();
        for (_at++; _at < end; _at++)
        {
            if (Current.Kind is not (TokenKind.Text or TokenKind.Blank))
                throw Illegal(Current.At, "the name of a parameter may not contain { } ( ) / or \\; is a regular expression meant? It begins with ^ or ends with $");
            name.Append(Current.Text);
        }

        _at++;
        return Group(name.ToString(), open.At);
    }

    private string Group(string name, int at)
    {
        var pattern = _types.PatternOf(name)
            ?? throw Illegal(at, $"there is no parameter type '{name}'. Known: {string.Join(", ", Matching.Nearest.Of(name, _types.Names, 5))}...; add a [StepArgumentTransformation(Name = \"{name}\")]");
        var group = "p" + _parameters.Count.ToString(CultureInfo.InvariantCulture);
        _parameters.Add(name);
        return name == ParameterTypes.String
            ? $"""(?:"(?<{group}>[^"\\]*(?:\\.[^"\\]*)*)"|'(?<{group}>[^'\\]*(?:\\.[^'\\]*)*)')"""
            : $"(?<{group}>{pattern})";
    }

    /// <summary>Where what begins here ends; what nests is gone through.</summary>
    private int EndOf(ExpressionToken open, TokenKind close, TokenKind? nested)
    {
        var depth = 0;
        for (var i = _tokens.IndexOf(open) + 1; i < _tokens.Count; i++)
        {
            if (_tokens[i].Kind == nested)
                depth++;
            else if (_tokens[i].Kind == close && depth-- == 0)
                return i;
            else if (nested is not null && _tokens[i].Kind == TokenKind.OpenBrace)
                i = EndOf(_tokens[i], TokenKind.CloseBrace, null);
        }

        throw Illegal(open.At, $"'{open.Text}' is never closed; escape it with a backslash if it is meant literally");
    }

    private IllegalExpressionException Illegal(int at, string why) => new(_text, at, why);
}
