using WireMock.Matchers;
using WireMock.Matchers.Request;

namespace WireMock.RequestBuilders;

/// <content>Headers and cookies.</content>
public partial class Request
{
    /// <inheritdoc/>
    public IRequestBuilder WithHeader(string name, string pattern, MatchBehaviour matchBehaviour) => WithHeader(name, pattern, true, matchBehaviour);

    /// <inheritdoc/>
    public IRequestBuilder WithHeader(string name, string pattern, bool ignoreCase = true, MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch) =>
        WithHeader(name, [pattern], ignoreCase, matchBehaviour);

    /// <inheritdoc/>
    public IRequestBuilder WithHeader(string name, string[] patterns, MatchBehaviour matchBehaviour, MatchOperator matchOperator = MatchOperator.Or) =>
        WithHeader(name, patterns, true, matchBehaviour, matchOperator);

    /// <inheritdoc/>
    public IRequestBuilder WithHeader(
        string name, string[] patterns, bool ignoreCase = true, MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch, MatchOperator matchOperator = MatchOperator.Or) =>
        Where(new RequestMessageHeaderMatcher(matchBehaviour, matchOperator, name, ignoreCase, patterns));

    /// <inheritdoc/>
    public IRequestBuilder WithHeader(string name, params IStringMatcher[] matchers) => WithHeader(name, false, matchers);

    /// <inheritdoc/>
    public IRequestBuilder WithHeader(string name, bool ignoreCase, params IStringMatcher[] matchers) =>
        Where(new RequestMessageHeaderMatcher(MatchBehaviour.AcceptOnMatch, MatchOperator.Or, name, ignoreCase, matchers));

    /// <inheritdoc/>
    public IRequestBuilder WithHeader(params Func<IDictionary<string, string[]>, bool>[] funcs) => Where(new RequestMessageHeaderMatcher(funcs));

    /// <inheritdoc/>
    public IRequestBuilder WithCookie(string name, string pattern, bool ignoreCase = true, MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch) =>
        Where(new RequestMessageCookieMatcher(matchBehaviour, name, pattern, ignoreCase));

    /// <inheritdoc/>
    public IRequestBuilder WithCookie(string name, params IStringMatcher[] matchers) =>
        Where(new RequestMessageCookieMatcher(MatchBehaviour.AcceptOnMatch, name, false, matchers));
}
