namespace Reqnroll.Generator.Expressions;

internal enum TokenKind
{
    Text,
    Blank,
    OpenBrace,
    CloseBrace,
    OpenParenthesis,
    CloseParenthesis,
    Slash,
    End,
}

/// <summary>A piece of a Cucumber Expression: a sign that means something, or text in which escapes are undone. <paramref name="At"/> counts from 0.</summary>
internal sealed record ExpressionToken(TokenKind Kind, string Text, int At)
{
    public static List<ExpressionToken> Of(string expression)
    {
        List<ExpressionToken> tokens = [];
        for (var at = 0; at < expression.Length; at++)
        {
            var begin = at;
            var kind = KindOf(expression[at]);
            if (expression[at] == '\\')
            {
                kind = TokenKind.Text;
                at = Escaped(expression, at);
            }

            var text = expression[at].ToString();
            if (tokens.Count > 0 && tokens[tokens.Count - 1] is var last && last.Kind == kind && kind is TokenKind.Text or TokenKind.Blank)
                tokens[tokens.Count - 1] = tokens[tokens.Count - 1] with { Text = tokens[tokens.Count - 1].Text + text };
            else
                tokens.Add(new ExpressionToken(kind, text, begin));
        }

        tokens.Add(new ExpressionToken(TokenKind.End, "", expression.Length));
        return tokens;
    }

    private static int Escaped(string expression, int at)
    {
        if (at + 1 >= expression.Length)
            throw new IllegalExpressionException(expression, at, "the backslash at the end escapes nothing; write \\\\ for a backslash");
        var escaped = expression[at + 1];
        if (escaped != '\\' && KindOf(escaped) == TokenKind.Text)
            throw new IllegalExpressionException(expression, at + 1, $"'\\{escaped}' is no escape; only {{ }} ( ) / \\ and blanks can be escaped, and \\\\ is a backslash");
        return at + 1;
    }

    private static TokenKind KindOf(char c) => c switch
    {
        '{' => TokenKind.OpenBrace,
        '}' => TokenKind.CloseBrace,
        '(' => TokenKind.OpenParenthesis,
        ')' => TokenKind.CloseParenthesis,
        '/' => TokenKind.Slash,
        _ => char.IsWhiteSpace(c) ? TokenKind.Blank : TokenKind.Text,
    };
}
