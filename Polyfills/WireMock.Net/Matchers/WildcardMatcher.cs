using System.Text.RegularExpressions;
using AnyOfTypes;
using WireMock.Models;

namespace WireMock.Matchers;

/// <summary>Text like the pattern, in which * stands for any characters and ? for one.</summary>
public class WildcardMatcher : RegexMatcher
{
    private readonly AnyOf<string, StringPattern>[] _patterns;
    private readonly string?[] _literals;

    /// <summary>Text like the pattern.</summary>
    public WildcardMatcher(AnyOf<string, StringPattern> pattern, bool ignoreCase = false)
        : this([pattern], ignoreCase)
    {
    }

    /// <summary>Text like the pattern.</summary>
    public WildcardMatcher(MatchBehaviour matchBehaviour, AnyOf<string, StringPattern> pattern, bool ignoreCase = false)
        : this(matchBehaviour, [pattern], ignoreCase)
    {
    }

    /// <summary>Text like one of the patterns.</summary>
    public WildcardMatcher(AnyOf<string, StringPattern>[] patterns, bool ignoreCase = false)
        : this(MatchBehaviour.AcceptOnMatch, patterns, ignoreCase)
    {
    }

    /// <summary>Text like the patterns, as the operator says.</summary>
    public WildcardMatcher(MatchBehaviour matchBehaviour, AnyOf<string, StringPattern>[] patterns, bool ignoreCase = false, MatchOperator matchOperator = MatchOperator.Or)
        : base(matchBehaviour, [.. patterns.Select(ToExpression)], ignoreCase, false, matchOperator)
    {
        _patterns = patterns;
        _literals = [.. patterns.Select(p => p.Text()).Select(p => p.AsSpan().ContainsAny('*', '?') ? null : p)];
    }

    /// <inheritdoc/>
    public override string Name => nameof(WildcardMatcher);

    /// <inheritdoc/>
    public override AnyOf<string, StringPattern>[] GetPatterns() => _patterns;

    /// <summary>Most patterns have no wildcard.</summary>
    private protected override bool IsMatch(int expression, string input) => _literals[expression] is { } literal
        ? string.Equals(literal, input, IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)
        : base.IsMatch(expression, input);

    private static AnyOf<string, StringPattern> ToExpression(AnyOf<string, StringPattern> pattern) =>
        "^" + Regex.Escape(pattern.Text()).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal) + "$";
}
