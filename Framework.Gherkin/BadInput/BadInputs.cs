using System.Text.Json.Nodes;
using Framework.Http;

namespace Framework.Gherkin.BadInput;

/// <summary>The kinds of bad input, by the names that scenarios call them, and the bad requests of each for an endpoint; none where the kind makes no sense.</summary>
internal static class BadInputs
{
    private const int OversizedBody = 2 * 1024 * 1024;
    private const int EndlessText = 200_000;
    private const string UnknownProperty = "no_such_property";

    private static readonly Dictionary<string, Func<EndpointEntry, IEnumerable<BadCall>>> Kinds = new(StringComparer.Ordinal)
    {
        ["no token"] = e => Protected(e, new("no token") { Token = "", Status = 401 }),
        ["an invalid token"] = e => Protected(e, new("an invalid token") { Token = "no-such-token", Status = 401 }),
        ["an expired token"] = e => Protected(e, new("an expired token") { Status = 401 }),
        ["an unknown id"] = e => e.RouteParameters == 0 ? [] : [Plausible(e, new("an unknown id"))],
        ["a malformed id"] = e => e.RouteParameters == 0 ? [] : new[] { "not-an-id", "0", "' OR 1=1", new string('9', 300) }.Select(id => Plausible(e, new($"the id {Short(id)}") { RouteValue = id })),
        ["no JSON"] = e => e.Body is null ? [] : new[] { "{", "[]", "\"text\"", "5", "{} {}" }.Concat(e.Body.IsOptional ? [] : ["", "null"]).Select(text => new BadCall($"the body '{text}'") { Body = text, Status = 400 }),
        ["an unknown property"] = e => e.Body is { } body ? [new("an unknown property") { Body = PlausibleBody.With(body, UnknownProperty, 1).ToJsonString(), Status = 400, Field = UnknownProperty }] : [],
        ["a missing property"] = e => Fields(e, f => f.IsRequired).Select(f => new BadCall($"no {f.Name}") { Body = Without(e.Body!, f.Name), Status = 400, Field = f.Name }),
        ["a property of the wrong type"] = e => Fields(e, _ => true).Select(f => new BadCall($"{f.Name} of the wrong type") { Body = PlausibleBody.With(e.Body!, f.Name, PlausibleBody.Wrong(f)).ToJsonString(), Status = 400, Field = f.Name }),
        ["a text with a NUL"] = e => Fields(e, PlausibleBody.IsText).Select(f => new BadCall($"{f.Name} with a NUL") { Body = PlausibleBody.With(e.Body!, f.Name, "a\0b").ToJsonString(), Status = 400, Field = f.Name }),
        ["half a character"] = e => Fields(e, PlausibleBody.IsText).Select(f => new BadCall($"{f.Name} with half a surrogate pair") { Body = PlausibleBody.With(e.Body!, f.Name, "@@").ToJsonString().Replace("@@", "\\ud800", StringComparison.Ordinal), Status = 400 }),
        ["an endless text"] = e => Fields(e, PlausibleBody.IsText).Select(f => new BadCall($"an endless {f.Name}") { Body = PlausibleBody.With(e.Body!, f.Name, new string('a', EndlessText)).ToJsonString() }),
        ["a number out of range"] = e => Fields(e, PlausibleBody.IsNumber).SelectMany(f => new[] { "1e300", "-1e300" }.Select(n => new BadCall($"{f.Name} = {n}") { Body = PlausibleBody.With(e.Body!, f.Name, JsonNode.Parse(n)).ToJsonString(), Status = 400, Field = f.Name })),
        ["a wrong content type"] = e => e.Body is null ? [] : new[] { "text/plain", "application/xml", "application/x-www-form-urlencoded" }.Select(type => Plausible(e, new($"a body of the type {type}") { ContentType = type, Status = 415 })),
        ["an oversized body"] = e => e.Method is "GET" or "HEAD" ? [] : [new("an oversized body") { Body = $"{{\"{UnknownProperty}\":\"{new string('a', OversizedBody)}\"}}", Status = 413 }],
    };

    /// <summary>The bad requests of a kind for an endpoint.</summary>
    /// <exception cref="UnknownNameException">There is no such kind; lists the nearest.</exception>
    internal static IEnumerable<BadCall> Of(string kind, EndpointEntry endpoint) =>
        Kinds.TryGetValue(kind, out var calls) ? calls(endpoint) : throw new UnknownNameException("kind of bad input", kind, Kinds.Keys);

    private static IEnumerable<BadCall> Protected(EndpointEntry endpoint, BadCall call) => endpoint.AllowsAnonymous ? [] : [Plausible(endpoint, call)];

    private static BadCall Plausible(EndpointEntry endpoint, BadCall call) => endpoint.Body is { } body ? call with { Body = PlausibleBody.Of(body).ToJsonString() } : call;

    private static IEnumerable<BodyField> Fields(EndpointEntry endpoint, Func<BodyField, bool> which) => endpoint.Body?.Fields.Where(which) ?? [];

    private static string Without(EndpointBody body, string field)
    {
        var json = PlausibleBody.Of(body);
        json.Remove(field);
        return json.ToJsonString();
    }

    private static string Short(string text) => text.Length <= 20 ? $"'{text}'" : $"of {text.Length} characters";
}
