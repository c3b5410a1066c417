using AnyOfTypes;
using WireMock.Models;
using WireMock.Util;

namespace WireMock.Matchers;

/// <summary>A form that has the fields of the patterns, which are written as in a query: <c>name=Anna*</c>.</summary>
public class FormUrlEncodedMatcher : IStringMatcher, IIgnoreCaseMatcher
{
    private readonly AnyOf<string, StringPattern>[] _patterns;
    private readonly (WildcardMatcher Key, WildcardMatcher[] Values)[] _fields;

    /// <summary>A form with this field.</summary>
    public FormUrlEncodedMatcher(AnyOf<string, StringPattern> pattern, bool ignoreCase = false, MatchOperator matchOperator = MatchOperator.Or)
        : this(MatchBehaviour.AcceptOnMatch, [pattern], ignoreCase, matchOperator)
    {
    }

    /// <summary>A form with this field.</summary>
    public FormUrlEncodedMatcher(MatchBehaviour matchBehaviour, AnyOf<string, StringPattern> pattern, bool ignoreCase = false, MatchOperator matchOperator = MatchOperator.Or)
        : this(matchBehaviour, [pattern], ignoreCase, matchOperator)
    {
    }

    /// <summary>A form with one of these fields; with <see cref="Matchers.MatchOperator.And"/> all of them.</summary>
    public FormUrlEncodedMatcher(AnyOf<string, StringPattern>[] patterns, bool ignoreCase = false, MatchOperator matchOperator = MatchOperator.Or)
        : this(MatchBehaviour.AcceptOnMatch, patterns, ignoreCase, matchOperator)
    {
    }

    /// <summary>A form with one of these fields; with <see cref="Matchers.MatchOperator.And"/> all of them.</summary>
    public FormUrlEncodedMatcher(MatchBehaviour matchBehaviour, AnyOf<string, StringPattern>[] patterns, bool ignoreCase = false, MatchOperator matchOperator = MatchOperator.Or)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        (_patterns, MatchBehaviour, IgnoreCase, MatchOperator) = (patterns, matchBehaviour, ignoreCase, matchOperator);
        _fields = [.. patterns.SelectMany(p => QueryString.Parse(p.Text())).Select(f => (new WildcardMatcher(f.Key, ignoreCase), f.Value.Select(v => new WildcardMatcher(v, ignoreCase)).ToArray()))];
    }

    /// <inheritdoc/>
    public string Name => nameof(FormUrlEncodedMatcher);

    /// <inheritdoc/>
    public MatchBehaviour MatchBehaviour { get; }

    /// <inheritdoc/>
    public bool IgnoreCase { get; }

    /// <inheritdoc/>
    public MatchOperator MatchOperator { get; }

    /// <inheritdoc/>
    public AnyOf<string, StringPattern>[] GetPatterns() => _patterns;

    /// <inheritdoc/>
    public MatchResult IsMatch(string? input)
    {
        if (string.IsNullOrEmpty(input))
            return MatchResult.From(Name, MatchScores.ToScore(_patterns.Length == 0));
        var sent = QueryString.Parse(input);
        bool[] found = [.. _fields.Select(field => sent.Any(s => field.Key.IsMatch(s.Key).IsPerfect() && Array.TrueForAll(field.Values, v => s.Value.Exists(text => v.IsMatch(text).IsPerfect()))))];
        return MatchResult.From(Name, MatchScores.Convert(MatchBehaviour, MatchScores.ToScore(found, MatchOperator)));
    }
}
