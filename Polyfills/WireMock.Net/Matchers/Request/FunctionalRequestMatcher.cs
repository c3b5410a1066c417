namespace WireMock.Matchers.Request;

/// <summary>Looks at one thing of a request through a function.</summary>
internal sealed class FunctionalRequestMatcher(RequestMatcherType type, Func<IRequestMessage, MatchResult> match) : IRequestMatcher
{
    public RequestMatcherType Type => type;

    public double GetMatchingScore(IRequestMessage requestMessage, IRequestMatchResult requestMatchResult)
    {
        var result = Evaluate(requestMessage);
        return requestMatchResult.AddMatchDetail(new MatchDetail
        {
            Name = $"{type}Matcher",
            MatcherType = $"RequestMessage{type}Matcher",
            Score = result.Score,
            Exception = result.Exception,
            MatchDetails = result.MatchResults?.Select(r => r.ToMatchDetail()).ToArray(),
        });
    }

    private MatchResult Evaluate(IRequestMessage request)
    {
        try
        {
            return match(request);
        }
#pragma warning disable CA1031 // A user's function may throw anything; the log entry carries it.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return MatchResult.From(type.ToString(), failure);
        }
    }
}
