using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WireMock.Util;

namespace WireMock.Matchers;

/// <summary>JSON that says the same as the expected one: all properties, in any order.</summary>
public class JsonMatcher : IObjectMatcher, IIgnoreCaseMatcher
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly JsonNode? _expected;

    /// <summary>JSON equal to this text.</summary>
    public JsonMatcher(string value, bool ignoreCase = false, bool regex = false, bool ignoreArrayOrder = false)
        : this(MatchBehaviour.AcceptOnMatch, value, ignoreCase, regex, ignoreArrayOrder)
    {
    }

    /// <summary>JSON equal to this object.</summary>
    public JsonMatcher(object value, bool ignoreCase = false, bool regex = false, bool ignoreArrayOrder = false)
        : this(MatchBehaviour.AcceptOnMatch, value, ignoreCase, regex, ignoreArrayOrder)
    {
    }

    /// <summary>JSON equal to this text or object.</summary>
    public JsonMatcher(MatchBehaviour matchBehaviour, object value, bool ignoreCase = false, bool regex = false, bool ignoreArrayOrder = false)
    {
        ArgumentNullException.ThrowIfNull(value);
        MatchBehaviour = matchBehaviour;
        Value = value;
        IgnoreCase = ignoreCase;
        Regex = regex;
        IgnoreArrayOrder = ignoreArrayOrder;
        _expected = JsonTree.From(value);
    }

    /// <inheritdoc/>
    public virtual string Name => nameof(JsonMatcher);

    /// <inheritdoc/>
    public MatchBehaviour MatchBehaviour { get; }

    /// <inheritdoc/>
    public object Value { get; }

    /// <inheritdoc/>
    public bool IgnoreCase { get; }

    /// <summary>Whether expected strings are regular expressions.</summary>
    public bool Regex { get; }

    /// <summary>Whether the items of an array may come in any order.</summary>
    public bool IgnoreArrayOrder { get; }

    /// <inheritdoc/>
    public MatchResult IsMatch(object? input)
    {
        if (input is null or byte[]) return MatchResult.From(Name, MatchScores.Convert(MatchBehaviour, MatchScores.Mismatch));
        try
        {
            return MatchResult.From(Name, MatchBehaviour, Matches(_expected, JsonTree.From(input)));
        }
        catch (JsonException noJson)
        {
            return MatchResult.From(Name, noJson);
        }
    }

    /// <summary>Whether the tree is as expected.</summary>
    private protected virtual bool Matches(JsonNode? expected, JsonNode? actual) => (expected, actual) switch
    {
        (null, null) => true,
        (JsonObject want, JsonObject have) => want.Count == have.Count && want.All(p => Find(have, p.Key, out var found) && Matches(p.Value, found)),
        (JsonArray want, JsonArray have) => want.Count == have.Count && Sorted(want).Zip(Sorted(have)).All(pair => Matches(pair.First, pair.Second)),
        (JsonValue want, JsonValue have) => ValueMatches(want, have),
        _ => false,
    };

    /// <summary>Whether one value is as expected.</summary>
    private protected virtual bool ValueMatches(JsonValue expected, JsonValue actual)
    {
        if (expected.GetValueKind() != JsonValueKind.String) return JsonNode.DeepEquals(expected, actual);
        if (Regex) return System.Text.RegularExpressions.Regex.IsMatch(actual.ToString(), expected.ToString(), RegexOptions.None, Patience);
        return actual.GetValueKind() == JsonValueKind.String && TextMatches(expected.ToString(), actual.ToString());
    }

    /// <summary>Whether one text is as expected.</summary>
    private protected virtual bool TextMatches(string expected, string actual) => string.Equals(expected, actual, Comparison);

    /// <summary>A property by its name.</summary>
    private protected bool Find(JsonObject tree, string name, out JsonNode? found)
    {
        if (tree.TryGetPropertyValue(name, out found) || !IgnoreCase) return found is not null || tree.ContainsKey(name);
        var match = tree.Where(p => string.Equals(p.Key, name, StringComparison.OrdinalIgnoreCase)).Take(1).ToArray();
        found = match.Length == 1 ? match[0].Value : null;
        return match.Length == 1;
    }

    private StringComparison Comparison => IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private IEnumerable<JsonNode?> Sorted(JsonArray array) =>
        IgnoreArrayOrder ? array.OrderBy(item => item?.ToJsonString() ?? "", StringComparer.Ordinal) : array;
}
