using WireMock.Matchers;
using WireMock.Matchers.Request;

namespace WireMock.RequestBuilders;

/// <content>The method.</content>
public partial class Request
{
    /// <inheritdoc/>
    public IRequestBuilder UsingConnect(MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch) => Using(matchBehaviour, "CONNECT");

    /// <inheritdoc/>
    public IRequestBuilder UsingDelete(MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch) => Using(matchBehaviour, "DELETE");

    /// <inheritdoc/>
    public IRequestBuilder UsingGet(MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch) => Using(matchBehaviour, "GET");

    /// <inheritdoc/>
    public IRequestBuilder UsingHead(MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch) => Using(matchBehaviour, "HEAD");

    /// <inheritdoc/>
    public IRequestBuilder UsingPost(MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch) => Using(matchBehaviour, "POST");

    /// <inheritdoc/>
    public IRequestBuilder UsingPatch(MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch) => Using(matchBehaviour, "PATCH");

    /// <inheritdoc/>
    public IRequestBuilder UsingOptions(MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch) => Using(matchBehaviour, "OPTIONS");

    /// <inheritdoc/>
    public IRequestBuilder UsingPut(MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch) => Using(matchBehaviour, "PUT");

    /// <inheritdoc/>
    public IRequestBuilder UsingTrace(MatchBehaviour matchBehaviour = MatchBehaviour.AcceptOnMatch) => Using(matchBehaviour, "TRACE");

    /// <inheritdoc/>
    public IRequestBuilder UsingAnyMethod()
    {
        _matchers.RemoveAll(m => m.Type == RequestMatcherType.Method);
        return this;
    }

    /// <inheritdoc/>
    public IRequestBuilder UsingMethod(params string[] methods) => UsingMethod(MatchBehaviour.AcceptOnMatch, MatchOperator.Or, methods);

    /// <inheritdoc/>
    public IRequestBuilder UsingMethod(MatchBehaviour matchBehaviour, MatchOperator matchOperator, params string[] methods) =>
        Where(new RequestMessageMethodMatcher(matchBehaviour, matchOperator, methods));

    private Request Using(MatchBehaviour behaviour, string method) => Where(new RequestMessageMethodMatcher(behaviour, MatchOperator.Or, method));
}
