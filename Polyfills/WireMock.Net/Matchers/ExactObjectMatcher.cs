using System.Text.Json.Nodes;
using WireMock.Util;

namespace WireMock.Matchers;

/// <summary>Bytes or an object that are equal to the expected ones.</summary>
public class ExactObjectMatcher : IObjectMatcher
{
    /// <summary>Equal to the object.</summary>
    public ExactObjectMatcher(object value)
        : this(MatchBehaviour.AcceptOnMatch, value)
    {
    }

    /// <summary>Equal to the object.</summary>
    public ExactObjectMatcher(MatchBehaviour matchBehaviour, object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        MatchBehaviour = matchBehaviour;
        Value = value;
    }

    /// <inheritdoc/>
    public string Name => nameof(ExactObjectMatcher);

    /// <inheritdoc/>
    public MatchBehaviour MatchBehaviour { get; }

    /// <inheritdoc/>
    public object Value { get; }

    /// <inheritdoc/>
    public MatchResult IsMatch(object? input) => MatchResult.From(Name, MatchBehaviour, input switch
    {
        null => false,
        byte[] bytes => Value is byte[] expected && expected.AsSpan().SequenceEqual(bytes),
        JsonNode json => Value is not byte[] && JsonNode.DeepEquals(JsonTree.From(Value), json),
        _ => Equals(Value, input),
    });
}
