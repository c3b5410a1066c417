using AnyOfTypes;
using WireMock.Models;

namespace WireMock.Matchers;

/// <summary>Anything but nothing.</summary>
public class NotNullOrEmptyMatcher(MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch) : IObjectMatcher, IStringMatcher
{
    /// <inheritdoc/>
    public string Name => nameof(NotNullOrEmptyMatcher);

    /// <inheritdoc/>
    public MatchBehaviour MatchBehaviour { get; } = matchBehaviour;

    /// <inheritdoc/>
    public object Value => string.Empty;

    /// <inheritdoc/>
    public MatchOperator MatchOperator => MatchOperator.Or;

    /// <inheritdoc/>
    public AnyOf<string, StringPattern>[] GetPatterns() => [];

    /// <inheritdoc/>
    public MatchResult IsMatch(string? input) => MatchResult.From(Name, MatchBehaviour, !string.IsNullOrEmpty(input));

    /// <inheritdoc/>
    public MatchResult IsMatch(object? input) => MatchResult.From(Name, MatchBehaviour, input switch
    {
        null => false,
        string text => text.Length > 0,
        byte[] bytes => bytes.Length > 0,
        _ => true,
    });
}
