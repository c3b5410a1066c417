using AnyOfTypes;
using WireMock.Models;

namespace WireMock.Matchers;

/// <summary>Text that is equal to one of the values.</summary>
public class ExactMatcher : IStringMatcher, IIgnoreCaseMatcher
{
    private readonly AnyOf<string, StringPattern>[] _values;

    /// <summary>Equal to the value, in any case.</summary>
    public ExactMatcher(MatchBehaviour matchBehaviour, string value)
        : this(matchBehaviour, true, MatchOperator.Or, value)
    {
    }

    /// <summary>Equal to one of the values.</summary>
    public ExactMatcher(params AnyOf<string, StringPattern>[] values)
        : this(MatchBehaviour.AcceptOnMatch, false, MatchOperator.Or, values)
    {
    }

    /// <summary>Equal to one of the values.</summary>
    public ExactMatcher(bool ignoreCase, params AnyOf<string, StringPattern>[] values)
        : this(MatchBehaviour.AcceptOnMatch, ignoreCase, MatchOperator.Or, values)
    {
    }

    /// <summary>Equal to the values, as the operator says.</summary>
    public ExactMatcher(
        MatchBehaviour matchBehaviour,
        bool ignoreCase = false,
        MatchOperator matchOperator = MatchOperator.Or,
        params AnyOf<string, StringPattern>[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _values = values;
        MatchBehaviour = matchBehaviour;
        IgnoreCase = ignoreCase;
        MatchOperator = matchOperator;
    }

    /// <inheritdoc/>
    public string Name => nameof(ExactMatcher);

    /// <inheritdoc/>
    public MatchBehaviour MatchBehaviour { get; }

    /// <inheritdoc/>
    public bool IgnoreCase { get; }

    /// <inheritdoc/>
    public MatchOperator MatchOperator { get; }

    /// <inheritdoc/>
    public AnyOf<string, StringPattern>[] GetPatterns() => _values;

    /// <inheritdoc/>
    public MatchResult IsMatch(string? input)
    {
        var comparison = IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        bool[] matches = [.. _values.Select(value => string.Equals(value.Text(), input, comparison))];
        return MatchResult.From(Name, MatchScores.Convert(MatchBehaviour, MatchScores.ToScore(matches, MatchOperator)));
    }
}
