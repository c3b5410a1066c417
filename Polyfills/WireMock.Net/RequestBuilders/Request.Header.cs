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
        Header(name, ignoreCase, matchBehaviour, matchOperator, Wildcards(patterns, ignoreCase));

    /// <inheritdoc/>
    public IRequestBuilder WithHeader(string name, params IStringMatcher[] matchers) => WithHeader(name, false, matchers);

    /// <inheritdoc/>
    public IRequestBuilder WithHeader(string name, bool ignoreCase, params IStringMatcher[] matchers) =>
        Header(name, ignoreCase, MatchBehaviour.AcceptOnMatch, MatchOperator.Or, matchers);

    /// <inheritdoc/>
    public IRequestBuilder WithHeader(params Func<IDictionary<string, string[]>, bool>[] funcs) => Where(RequestMatcherType.Header, r =>
    {
        var headers = r.Headers!.ToDictionary(h => h.Key, h => h.Value.ToArray(), StringComparer.Ordinal);
        return Decide(Array.Exists(funcs, f => f(headers)));
    });

    /// <inheritdoc/>
    public IRequestBuilder WithCookie(string name, string pattern, bool ignoreCase = true, MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch)
    {
        var matcher = new WildcardMatcher(pattern, ignoreCase);
        return Where(RequestMatcherType.Cookie, r => Decide(r.Cookies!.TryGetValue(name, out var cookie) && matcher.IsMatch(cookie).IsPerfect(), matchBehaviour));
    }

    /// <inheritdoc/>
    public IRequestBuilder WithCookie(string name, params IStringMatcher[] matchers) =>
        Where(RequestMatcherType.Cookie, r => r.Cookies!.TryGetValue(name, out var cookie) ? All(matchers, cookie, MatchOperator.Or) : Decide(false));

    private Request Header(string name, bool ignoreCase, MatchBehaviour behaviour, MatchOperator matchOperator, IStringMatcher[] matchers)
    {
        var comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return Where(RequestMatcherType.Header, r =>
        {
            var values = r.Headers!.Where(h => string.Equals(h.Key, name, comparison)).SelectMany(h => h.Value).ToArray();
            double[] scores = [.. matchers.Select(m => MatchScores.ToScore(values.Length > 0 && Array.TrueForAll(values, v => m.IsMatch(v).IsPerfect())))];
            return Decide(MatchScores.IsPerfect(MatchScores.ToScore(scores, matchOperator)), behaviour);
        });
    }
}
