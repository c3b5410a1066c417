namespace Runner.Selection;

/// <summary>Reads tag expressions. <c>not</c> binds tighter than <c>and</c>, <c>and</c> tighter than <c>or</c>.</summary>
internal sealed class TagExpressionParser
{
    private readonly string text;
    private readonly List<Token> tokens = [];
    private int next;

    private TagExpressionParser(string text)
    {
        this.text = text;
        Split();
    }

    private Token Current => tokens[next];

    /// <exception cref="CannotRunException">It is no tag expression; says where and what was expected.</exception>
    public static TagExpression Parse(string text)
    {
        var parser = new TagExpressionParser(text);
        var expression = parser.Or();
        return parser.Current.Kind == Kind.End ? expression : throw parser.Expected(parser.Current.Kind == Kind.Close ? "no ) without a (" : "and, or");
    }

    private TagExpression Or()
    {
        var left = And();
        while (Take(Kind.Or))
            left = new TagExpression.Or(left, And());
        return left;
    }

    private TagExpression And()
    {
        var left = Not();
        while (Take(Kind.And))
            left = new TagExpression.And(left, Not());
        return left;
    }

    private TagExpression Not()
    {
        if (Take(Kind.Not))
            return new TagExpression.Not(Not());
        if (Take(Kind.Open))
        {
            var inner = Or();
            return Take(Kind.Close) ? inner : throw Expected(")");
        }
        var tag = Current;
        return Take(Kind.Tag) ? new TagExpression.Tag(tag.Text) : throw Expected("a tag, not or (");
    }

    private bool Take(Kind kind)
    {
        if (Current.Kind != kind)
            return false;
        if (kind != Kind.End)
            next++;
        return true;
    }

    private void Split()
    {
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
                at++;
            else if (text[at] is '(' or ')')
                tokens.Add(new Token(text[at] == '(' ? Kind.Open : Kind.Close, text[at].ToString(), at++));
            else
                at = Word(at);
        }
        tokens.Add(new Token(Kind.End, "", text.Length));
    }

    /// <summary>A backslash takes what follows as it is.</summary>
    private int Word(int start)
    {
        var word = new System.Text.StringBuilder();
        var at = start;
        for (; at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('(' or ')'); at++)
            word.Append(text[at] == '\\' && at + 1 < text.Length ? text[++at] : text[at]);
        var name = word.ToString();
        tokens.Add(name switch
        {
            "and" => new Token(Kind.And, name, start),
            "or" => new Token(Kind.Or, name, start),
            "not" => new Token(Kind.Not, name, start),
            _ => new Token(Kind.Tag, name.TrimStart('@'), start),
        });
        return at;
    }

    private CannotRunException Expected(string what) => new(
        $"--tags \"{text}\": expected {what}, found {(Current.Kind == Kind.End ? "the end" : $"\"{(Current.Kind == Kind.Tag ? "@" : "")}{Current.Text}\"")} at column {Current.At + 1}.",
        "Tags, and, or, not and brackets: --tags \"@invoice and not (@slow or @wip)\"");

    private enum Kind { Tag, And, Or, Not, Open, Close, End }

    private sealed record Token(Kind Kind, string Text, int At);
}
