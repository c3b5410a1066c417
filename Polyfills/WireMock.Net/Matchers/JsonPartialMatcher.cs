using System.Text.Json.Nodes;

namespace WireMock.Matchers;

/// <summary>JSON that says at least what is expected; an expected name may be a path ("amount.value").</summary>
public class JsonPartialMatcher : JsonMatcher
{
    /// <summary>JSON that holds this text's properties.</summary>
    public JsonPartialMatcher(string value, bool ignoreCase = false, bool regex = false)
        : base(value, ignoreCase, regex)
    {
    }

    /// <summary>JSON that holds this object's properties.</summary>
    public JsonPartialMatcher(object value, bool ignoreCase = false, bool regex = false)
        : base(value, ignoreCase, regex)
    {
    }

    /// <summary>JSON that holds these properties.</summary>
    public JsonPartialMatcher(MatchBehaviour matchBehaviour, object value, bool ignoreCase = false, bool regex = false)
        : base(matchBehaviour, value, ignoreCase, regex)
    {
    }

    /// <inheritdoc/>
    public override string Name => nameof(JsonPartialMatcher);

    /// <inheritdoc/>
    private protected override bool Matches(JsonNode? expected, JsonNode? actual) => (expected, actual) switch
    {
        (JsonObject want, JsonObject have) => want.All(p => Select(have, p.Key, out var found) && Matches(p.Value, found)),
        (JsonArray want, JsonArray have) => want.All(item => have.Any(other => Matches(item, other))),
        _ => base.Matches(expected, actual),
    };

    private bool Select(JsonObject tree, string path, out JsonNode? found)
    {
        if (Find(tree, path, out found)) return true;
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && Find(tree, path[..dot], out var inner) && inner is JsonObject child && Select(child, path[(dot + 1)..], out found);
    }
}
