using System.Text.Json;
using System.Text.Json.Nodes;
using AnyOfTypes;
using WireMock.Matchers;
using WireMock.Models;

namespace WireMock.Server.Admin;

/// <summary>Matchers as JSON: name, pattern, and what differs from the default.</summary>
internal static class MatcherModels
{
    private static readonly string[] Known =
    [
        nameof(WildcardMatcher), nameof(ExactMatcher), nameof(RegexMatcher), nameof(FormUrlEncodedMatcher), nameof(JsonMatcher), nameof(JsonPartialMatcher),
        nameof(JsonPartialWildcardMatcher), nameof(ExactObjectMatcher), nameof(NotNullOrEmptyMatcher),
    ];

    public static JsonArray Of(IEnumerable<IMatcher> matchers) => [.. matchers.Select(m => (JsonNode)Of(m))];

    public static JsonObject Of(IMatcher matcher)
    {
        var patterns = matcher is IStringMatcher text and not NotNullOrEmptyMatcher ? text.GetPatterns() : [];
        return MappingModels.Without(new JsonObject
        {
            ["Name"] = matcher.Name,
            ["Pattern"] = patterns.Length == 1 ? patterns[0].Text() : matcher is IObjectMatcher { Value: { } value } and not NotNullOrEmptyMatcher ? JsonSerializer.SerializeToNode(value) : null,
            ["Patterns"] = patterns.Length > 1 ? new JsonArray([.. patterns.Select(p => JsonValue.Create(p.Text()))]) : null,
            ["IgnoreCase"] = matcher is IIgnoreCaseMatcher { IgnoreCase: true } ? true : null,
            ["RejectOnMatch"] = matcher.MatchBehaviour == MatchBehaviour.RejectOnMatch ? true : null,
            ["MatchOperator"] = patterns.Length > 1 ? ((IStringMatcher)matcher).MatchOperator.ToString() : null,
        });
    }

    /// <summary>A text is a pattern with wildcards.</summary>
    /// <exception cref="FormatException">The name is unknown, or the pattern is missing.</exception>
    public static IMatcher From(JsonNode model)
    {
        if (model is JsonValue plain) return new WildcardMatcher(plain.ToString());
        var name = Field(model, "Name")?.ToString() ?? throw new FormatException("A matcher has no Name.");
        var ignoreCase = Field(model, "IgnoreCase")?.GetValue<bool>() ?? false;
        var behaviour = Field(model, "RejectOnMatch")?.GetValue<bool>() == true ? MatchBehaviour.RejectOnMatch : MatchBehaviour.AcceptOnMatch;
        var how = Enum.TryParse<MatchOperator>(Field(model, "MatchOperator")?.ToString(), out var said) ? said : MatchOperator.Or;
        if (name == nameof(NotNullOrEmptyMatcher)) return new NotNullOrEmptyMatcher(behaviour);
        var one = Field(model, "Pattern");
        AnyOf<string, StringPattern>[] texts = [.. ((Field(model, "Patterns") as JsonArray) ?? (one is null ? [] : [one.DeepClone()])).Select(p => (AnyOf<string, StringPattern>)p!.ToString())];
        if (texts.Length == 0) throw new FormatException($"The {name} has no Pattern.");
        var value = one?.DeepClone() ?? texts[0].Text();
        var regex = Field(model, "Regex")?.GetValue<bool>() ?? false;
        return name switch
        {
            nameof(WildcardMatcher) => new WildcardMatcher(behaviour, texts, ignoreCase, how),
            nameof(ExactMatcher) => new ExactMatcher(behaviour, ignoreCase, how, texts),
            nameof(RegexMatcher) => new RegexMatcher(behaviour, texts, ignoreCase, true, how),
            nameof(FormUrlEncodedMatcher) => new FormUrlEncodedMatcher(behaviour, texts, ignoreCase, how),
            nameof(JsonMatcher) => new JsonMatcher(behaviour, Json(value), ignoreCase, regex),
            nameof(JsonPartialMatcher) => new JsonPartialMatcher(behaviour, Json(value), ignoreCase, regex),
            nameof(JsonPartialWildcardMatcher) => new JsonPartialWildcardMatcher(behaviour, Json(value), ignoreCase, regex),
            nameof(ExactObjectMatcher) => new ExactObjectMatcher(behaviour, Json(value)),
            _ => throw new FormatException($"The matcher '{name}' is not supported here. Known: {string.Join(", ", Known)}. The WireMock.Net package knows more."),
        };
    }

    /// <summary>A property, whatever its capital letters.</summary>
    public static JsonNode? Field(JsonNode? model, string name) =>
        (model as JsonObject)?.FirstOrDefault(p => p.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private static object Json(object value) => value is JsonValue text && text.TryGetValue<string>(out var json) ? json : value;
}
