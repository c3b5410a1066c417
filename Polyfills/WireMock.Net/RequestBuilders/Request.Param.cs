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
        Where(RequestMatcherType.Param, r => Decide(r.GetParameter(key, ignoreCase) is not null, matchBehaviour));

    /// <inheritdoc/>
    public IRequestBuilder WithParam(string key, params string[] values) => WithParam(key, false, values);

    /// <inheritdoc/>
    public IRequestBuilder WithParam(string key, bool ignoreCase, params string[] values) =>
        WithParam(key, ignoreCase, [.. values.Select(v => new ExactMatcher(ignoreCase, v))]);

    /// <inheritdoc/>
    public IRequestBuilder WithParam(string key, params IStringMatcher[] matchers) => WithParam(key, false, matchers);

    /// <inheritdoc/>
    public IRequestBuilder WithParam(string key, bool ignoreCase, params IStringMatcher[] matchers) => Where(
        RequestMatcherType.Param,
        r => Decide(r.GetParameter(key, ignoreCase) is { } values && EachMeetsOne(values, matchers)));

    /// <inheritdoc/>
    public IRequestBuilder WithParam(params Func<IDictionary<string, WireMockList<string>>, bool>[] funcs) =>
        Where(RequestMatcherType.Param, r => Decide(Array.Exists(funcs, f => f(r.Query!))));

    private static bool EachMeetsOne(WireMockList<string> values, IStringMatcher[] matchers) =>
        matchers.Length == 0 ||
        (values.Count > 0
            && values.TrueForAll(v => Array.Exists(matchers, m => m.IsMatch(v).IsPerfect()))
            && Array.TrueForAll(matchers, m => values.Exists(v => m.IsMatch(v).IsPerfect())));
}
