using System.Text.RegularExpressions;
using AnyOfTypes;
using WireMock.Models;

namespace WireMock.Matchers;

/// <summary>Text in which a regular expression is found.</summary>
public class RegexMatcher : IStringMatcher, IIgnoreCaseMatcher
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly AnyOf<string, StringPattern>[] _patterns;
    private readonly Regex[] _expressions;

    /// <summary>Text in which the pattern is found.</summary>
    public RegexMatcher(AnyOf<string, StringPattern> pattern, bool ignoreCase = false, bool useRegexExtended = true, MatchOperator matchOperator = MatchOperator.Or)
        : this(MatchBehaviour.AcceptOnMatch, [pattern], ignoreCase, useRegexExtended, matchOperator)
    {
    }

    /// <summary>Text in which the pattern is found.</summary>
    public RegexMatcher(
        MatchBehaviour matchBehaviour, AnyOf<string, StringPattern> pattern, bool ignoreCase = false, bool useRegexExtended = true, MatchOperator matchOperator = MatchOperator.Or)
        : this(matchBehaviour, [pattern], ignoreCase, useRegexExtended, matchOperator)
    {
    }

    /// <summary>Text in which the patterns are found, as the operator says.</summary>
    public RegexMatcher(
        MatchBehaviour matchBehaviour, AnyOf<string, StringPattern>[] patterns, bool ignoreCase = false, bool useRegexExtended = true, MatchOperator matchOperator = MatchOperator.Or)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        _patterns = patterns;
        MatchBehaviour = matchBehaviour;
        IgnoreCase = ignoreCase;
        MatchOperator = matchOperator;
        var options = RegexOptions.Multiline | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None);
        _expressions = [.. patterns.Select(p => new Regex(useRegexExtended ? GuidTokens.Expand(p.Text()) : p.Text(), options, Patience))];
    }

    /// <inheritdoc/>
    public virtual string Name => nameof(RegexMatcher);

    /// <inheritdoc/>
    public MatchBehaviour MatchBehaviour { get; }

    /// <inheritdoc/>
    public bool IgnoreCase { get; }

    /// <inheritdoc/>
    public MatchOperator MatchOperator { get; }

    /// <inheritdoc/>
    public virtual AnyOf<string, StringPattern>[] GetPatterns() => _patterns;

    /// <inheritdoc/>
    public virtual MatchResult IsMatch(string? input)
    {
        if (input is null) return MatchResult.From(Name, MatchScores.Convert(MatchBehaviour, MatchScores.Mismatch));
        try
        {
            if (_expressions.Length == 1)
                return MatchResult.From(Name, MatchScores.Convert(MatchBehaviour, MatchScores.ToScore(IsMatch(0, input))));
            var matches = new bool[_expressions.Length];
            for (var i = 0; i < matches.Length; i++) matches[i] = IsMatch(i, input);
            return MatchResult.From(Name, MatchScores.Convert(MatchBehaviour, MatchScores.ToScore(matches, MatchOperator)));
        }
        catch (RegexMatchTimeoutException tooSlow)
        {
            return MatchResult.From(Name, tooSlow);
        }
    }

    /// <summary>Whether one of the expressions matches.</summary>
    private protected virtual bool IsMatch(int expression, string input) => _expressions[expression].IsMatch(input);
}
