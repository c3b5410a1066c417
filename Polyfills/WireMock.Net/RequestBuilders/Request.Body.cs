using System.Text.Json;
using System.Text.Json.Nodes;
using WireMock.Matchers;
using WireMock.Matchers.Request;
using WireMock.Types;
using WireMock.Util;

namespace WireMock.RequestBuilders;

/// <content>The body.</content>
public partial class Request
{
    /// <inheritdoc/>
    public IRequestBuilder WithBody(IMatcher matcher) => WithBody([matcher]);

    /// <inheritdoc/>
    public IRequestBuilder WithBody(IMatcher[] matchers, MatchOperator matchOperator = MatchOperator.Or) => Where(
        RequestMatcherType.Body,
        r => MatchResult.From(nameof(Request), [.. matchers.Select(m => Match(m, r.BodyData))], matchOperator));

    /// <inheritdoc/>
    public IRequestBuilder WithBody(string body, MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch) => WithBody(new WildcardMatcher(matchBehaviour, body));

    /// <inheritdoc/>
    public IRequestBuilder WithBody(byte[] body, MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch) => WithBody(new ExactObjectMatcher(matchBehaviour, body));

    /// <inheritdoc/>
    public IRequestBuilder WithBody(object body, MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch) => WithBody(new ExactObjectMatcher(matchBehaviour, body));

    /// <inheritdoc/>
    public IRequestBuilder WithBodyAsJson(object body, MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch) =>
        WithBody(body as IMatcher ?? new JsonMatcher(matchBehaviour, body));

    /// <inheritdoc/>
    public IRequestBuilder WithBody(Func<string?, bool> func) => Where(RequestMatcherType.Body, r => Decide(func(r.BodyData?.BodyAsString)));

    /// <inheritdoc/>
    public IRequestBuilder WithBody(Func<byte[]?, bool> func) => Where(RequestMatcherType.Body, r => Decide(func(r.BodyData?.BodyAsBytes)));

    /// <inheritdoc/>
    public IRequestBuilder WithBody(Func<object?, bool> func) => Where(RequestMatcherType.Body, r => Decide(func(r.BodyData?.BodyAsJson)));

    /// <inheritdoc/>
    public IRequestBuilder WithBodyAsType<T>(Func<T?, bool> func) =>
        Where(RequestMatcherType.BodyOfT, r => Decide(r.BodyData?.BodyAsJson is JsonNode json && func(json.Deserialize<T>(JsonSerializerOptions.Web))));

    /// <inheritdoc/>
    public IRequestBuilder WithBody(Func<IBodyData?, bool> func) => Where(RequestMatcherType.Body, r => Decide(func(r.BodyData)));

    /// <inheritdoc/>
    public IRequestBuilder WithBody(Func<IDictionary<string, WireMockList<string>>?, bool> func) =>
        Where(RequestMatcherType.Body, r => Decide(func(r.BodyData?.BodyAsFormUrlEncoded)));

    private static MatchResult Match(IMatcher matcher, IBodyData? body) => (matcher, body) switch
    {
        (_, null) => MatchResult.From(matcher.Name),
        (IObjectMatcher { Value: byte[] } bytes, _) => bytes.IsMatch(body.BodyAsBytes),
        (NotNullOrEmptyMatcher any, _) => any.IsMatch(body.BodyAsBytes),
        (IObjectMatcher json, { DetectedBodyType: BodyType.Json }) => json.IsMatch(body.BodyAsJson),
        (IObjectMatcher raw, { DetectedBodyType: BodyType.Bytes }) => raw.IsMatch(body.BodyAsBytes),
        (IStringMatcher text, { BodyAsString: not null }) => text.IsMatch(body.BodyAsString),
        _ => MatchResult.From(matcher.Name),
    };
}
