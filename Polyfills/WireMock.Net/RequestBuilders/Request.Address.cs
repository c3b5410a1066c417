using WireMock.Matchers;
using WireMock.Matchers.Request;

namespace WireMock.RequestBuilders;

/// <content>Path, address and client.</content>
public partial class Request
{
    /// <inheritdoc/>
    public IRequestBuilder WithPath(params string[] paths) => WithPath(MatchOperator.Or, paths);

    /// <inheritdoc/>
    public IRequestBuilder WithPath(MatchOperator matchOperator, params string[] paths) => WithPath(matchOperator, Wildcards(paths));

    /// <inheritdoc/>
    public IRequestBuilder WithPath(params IStringMatcher[] matchers) => WithPath(MatchOperator.Or, matchers);

    /// <inheritdoc/>
    public IRequestBuilder WithPath(MatchOperator matchOperator, params IStringMatcher[] matchers) =>
        Where(RequestMatcherType.Path, r => All(matchers, r.Path, matchOperator));

    /// <inheritdoc/>
    public IRequestBuilder WithPath(params Func<string, bool>[] funcs) =>
        Where(RequestMatcherType.Path, r => Decide(Array.Exists(funcs, f => f(r.Path))));

    /// <inheritdoc/>
    public IRequestBuilder WithUrl(params string[] urls) => WithUrl(Wildcards(urls));

    /// <inheritdoc/>
    public IRequestBuilder WithUrl(params IStringMatcher[] matchers) =>
        Where(RequestMatcherType.Url, r => All(matchers, r.Url, MatchOperator.Or));

    /// <inheritdoc/>
    public IRequestBuilder WithUrl(params Func<string, bool>[] funcs) =>
        Where(RequestMatcherType.Url, r => Decide(Array.Exists(funcs, f => f(r.Url))));

    /// <inheritdoc/>
    public IRequestBuilder WithClientIP(params string[] clientIPs)
    {
        var matchers = Wildcards(clientIPs);
        return Where(RequestMatcherType.ClientIP, r => All(matchers, r.ClientIP, MatchOperator.Or));
    }
}
