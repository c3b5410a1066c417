using WireMock.Matchers;
using WireMock.Matchers.Request;

namespace WireMock.RequestBuilders;

/// <content>Path, address and client.</content>
public partial class Request
{
    /// <inheritdoc/>
    public IRequestBuilder WithPath(params string[] paths) => WithPath(MatchOperator.Or, paths);

    /// <inheritdoc/>
    public IRequestBuilder WithPath(MatchOperator matchOperator, params string[] paths) => Where(new RequestMessagePathMatcher(MatchBehaviour.AcceptOnMatch, matchOperator, paths));

    /// <inheritdoc/>
    public IRequestBuilder WithPath(params IStringMatcher[] matchers) => WithPath(MatchOperator.Or, matchers);

    /// <inheritdoc/>
    public IRequestBuilder WithPath(MatchOperator matchOperator, params IStringMatcher[] matchers) =>
        Where(new RequestMessagePathMatcher(MatchBehaviour.AcceptOnMatch, matchOperator, matchers));

    /// <inheritdoc/>
    public IRequestBuilder WithPath(params Func<string, bool>[] funcs) => Where(new RequestMessagePathMatcher(funcs));

    /// <inheritdoc/>
    public IRequestBuilder WithUrl(params string[] urls) => Where(new RequestMessageUrlMatcher(MatchBehaviour.AcceptOnMatch, MatchOperator.Or, urls));

    /// <inheritdoc/>
    public IRequestBuilder WithUrl(params IStringMatcher[] matchers) => Where(new RequestMessageUrlMatcher(MatchBehaviour.AcceptOnMatch, MatchOperator.Or, matchers));

    /// <inheritdoc/>
    public IRequestBuilder WithUrl(params Func<string, bool>[] funcs) => Where(new RequestMessageUrlMatcher(funcs));

    /// <inheritdoc/>
    public IRequestBuilder WithClientIP(params string[] clientIPs) => Where(new RequestMessageClientIPMatcher(MatchBehaviour.AcceptOnMatch, MatchOperator.Or, clientIPs));
}
