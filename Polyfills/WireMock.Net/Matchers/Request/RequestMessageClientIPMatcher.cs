namespace WireMock.Matchers.Request;

/// <summary>Looks at the address that the request comes from.</summary>
public class RequestMessageClientIPMatcher : IRequestMatcher
{
    /// <summary>The client is like one of these patterns, or all of them.</summary>
    public RequestMessageClientIPMatcher(MatchBehaviour matchBehaviour, MatchOperator matchOperator, params string[] clientIPs)
        : this(matchBehaviour, matchOperator, Scoring.Wildcards(clientIPs))
    {
    }

    /// <summary>The client is what these say, one of them or all.</summary>
    public RequestMessageClientIPMatcher(MatchBehaviour matchBehaviour, MatchOperator matchOperator, params IStringMatcher[] matchers) =>
        (Behaviour, MatchOperator, Matchers) = (matchBehaviour, matchOperator, matchers);

    /// <summary>One of the functions says yes.</summary>
    public RequestMessageClientIPMatcher(params Func<string, bool>[] funcs) => Funcs = funcs;

    /// <summary>What the client is compared with.</summary>
    public IReadOnlyList<IStringMatcher>? Matchers { get; }

    /// <summary>What is asked instead.</summary>
    public Func<string, bool>[]? Funcs { get; }

    /// <summary>What a match means.</summary>
    public MatchBehaviour Behaviour { get; }

    /// <summary>How several become one.</summary>
    public MatchOperator MatchOperator { get; }

    /// <inheritdoc/>
    public RequestMatcherType Type => RequestMatcherType.ClientIP;

    /// <inheritdoc/>
    public double GetMatchingScore(IRequestMessage requestMessage, IRequestMatchResult requestMatchResult) => requestMatchResult.Add(this, Funcs is null
        ? Scoring.Of(nameof(RequestMessageClientIPMatcher), Matchers!, requestMessage.ClientIP, MatchOperator)
        : Scoring.Ask(nameof(RequestMessageClientIPMatcher), () => Array.Exists(Funcs, f => f(requestMessage.ClientIP))));
}
