namespace WireMock.Matchers;

/// <summary>JSON that says at least what is expected; in expected texts * stands for any characters and ? for one.</summary>
public class JsonPartialWildcardMatcher : JsonPartialMatcher
{
    /// <summary>JSON that holds this text's properties.</summary>
    public JsonPartialWildcardMatcher(string value, bool ignoreCase = false, bool regex = false)
        : base(value, ignoreCase, regex)
    {
    }

    /// <summary>JSON that holds this object's properties.</summary>
    public JsonPartialWildcardMatcher(object value, bool ignoreCase = false, bool regex = false)
        : base(value, ignoreCase, regex)
    {
    }

    /// <summary>JSON that holds these properties.</summary>
    public JsonPartialWildcardMatcher(MatchBehaviour matchBehaviour, object value, bool ignoreCase = false, bool regex = false)
        : base(matchBehaviour, value, ignoreCase, regex)
    {
    }

    /// <inheritdoc/>
    public override string Name => nameof(JsonPartialWildcardMatcher);

    /// <inheritdoc/>
    private protected override bool TextMatches(string expected, string actual) => new WildcardMatcher(expected, IgnoreCase).IsMatch(actual).IsPerfect();
}
