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
    public IRequestBuilder WithBody(IMatcher[] matchers, MatchOperator matchOperator = MatchOperator.Or) => Where(new RequestMessageBodyMatcher(matchOperator, matchers));

    /// <inheritdoc/>
    public IRequestBuilder WithBody(string body, MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch) => Where(new RequestMessageBodyMatcher(matchBehaviour, body));

    /// <inheritdoc/>
    public IRequestBuilder WithBody(byte[] body, MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch) => WithBody(new ExactObjectMatcher(matchBehaviour, body));

    /// <inheritdoc/>
    public IRequestBuilder WithBody(object body, MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch) => WithBody(new ExactObjectMatcher(matchBehaviour, body));

    /// <inheritdoc/>
    public IRequestBuilder WithBodyAsJson(object body, MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch) =>
        WithBody(body as IMatcher ?? new JsonMatcher(matchBehaviour, body));

    /// <inheritdoc/>
    public IRequestBuilder WithBody(Func<string?, bool> func) => Where(new RequestMessageBodyMatcher(func));

    /// <inheritdoc/>
    public IRequestBuilder WithBody(Func<byte[]?, bool> func) => Where(new RequestMessageBodyMatcher(func));

    /// <inheritdoc/>
    public IRequestBuilder WithBody(Func<object?, bool> func) => Where(new RequestMessageBodyMatcher(func));

    /// <inheritdoc/>
    public IRequestBuilder WithBodyAsType<T>(Func<T?, bool> func) => Where(new RequestMessageBodyMatcher<T>(func));

    /// <inheritdoc/>
    public IRequestBuilder WithBody(Func<IBodyData?, bool> func) => Where(new RequestMessageBodyMatcher(func));

    /// <inheritdoc/>
    public IRequestBuilder WithBody(Func<IDictionary<string, WireMockList<string>>?, bool> func) =>
        Where(new RequestMessageBodyMatcher(func));
}
