namespace WireMock.Matchers.Request;

/// <summary>Several matchers, all of which must match.</summary>
public abstract class RequestMessageCompositeMatcher : IRequestMatcher
{
    private readonly IEnumerable<IRequestMatcher> _matchers;

    private protected RequestMessageCompositeMatcher(IEnumerable<IRequestMatcher> requestMatchers) => _matchers = requestMatchers;

    /// <inheritdoc/>
    public RequestMatcherType Type => RequestMatcherType.Composite;

    /// <inheritdoc/>
    public double GetMatchingScore(IRequestMessage requestMessage, IRequestMatchResult requestMatchResult)
    {
        var total = 0.0;
        var count = 0;
        foreach (var matcher in _matchers)
        {
            total += matcher.GetMatchingScore(requestMessage, requestMatchResult);
            count++;
        }

        return count == 0 ? MatchScores.Mismatch : total / count;
    }
}
