using WireMock.Matchers;
using WireMock.Matchers.Request;
using WireMock.Types;

namespace WireMock.RequestBuilders;

/// <content>Query parameters.</content>
public partial class Request
{
    /// <inheritdoc/>
    public IRequestBuilder WithParam(string key, MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch) => WithParam(key, false, matchBehaviour);

    /// <inheritdoc/>
    public IRequestBuilder WithParam(string key, bool ignoreCase, MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch) =>
        Where(new RequestMessageParamMatcher(matchBehaviour, key, ignoreCase));

    /// <inheritdoc/>
    public IRequestBuilder WithParam(string key, params string[] values) => WithParam(key, false, values);

    /// <inheritdoc/>
    public IRequestBuilder WithParam(string key, bool ignoreCase, params string[] values) =>
        Where(new RequestMessageParamMatcher(MatchBehaviour.AcceptOnMatch, key, ignoreCase, values));

    /// <inheritdoc/>
    public IRequestBuilder WithParam(string key, params IStringMatcher[] matchers) => WithParam(key, false, matchers);

    /// <inheritdoc/>
    public IRequestBuilder WithParam(string key, bool ignoreCase, params IStringMatcher[] matchers) =>
        Where(new RequestMessageParamMatcher(MatchBehaviour.AcceptOnMatch, key, ignoreCase, matchers));

    /// <inheritdoc/>
    public IRequestBuilder WithParam(params Func<IDictionary<string, WireMockList<string>>, bool>[] funcs) => Where(new RequestMessageParamMatcher(funcs));
}
