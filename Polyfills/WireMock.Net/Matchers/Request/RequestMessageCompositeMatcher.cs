namespace WireMock.Matchers.Request;

/// <summary>Several matchers, all of which must match.</summary>
public abstract class RequestMessageCompositeMatcher : IRequestMatcher
{
    private readonly IEnumerable<IRequestMatcher> _matchers;

    private protected RequestMessageCompositeMatcher(IEnumerable<IRequestMatcher> requestMatchers) => _matchers = requestMatchers;

    /// <inheritdoc/>
    public RequestMatcherType Type => RequestMatcherType.Composite;

    /// <inheritdoc/>
    public double GetMatchingScore(IRequestMessage requestMessage, IRequestMatchResult requestMatchResult) =>
        _matchers.Select(m => m.GetMatchingScore(requestMessage, requestMatchResult)).DefaultIfEmpty(MatchScores.Mismatch).Average();
}
