namespace WireMock.Matchers.Request;

/// <summary>Looks at the whole address.</summary>
public class RequestMessageUrlMatcher : IRequestMatcher
{
    /// <summary>The address is like one of these patterns, or all of them.</summary>
    public RequestMessageUrlMatcher(MatchBehaviour matchBehaviour, MatchOperator matchOperator, params string[] urls)
        : this(matchBehaviour, matchOperator, Scoring.Wildcards(urls))
    {
    }

    /// <summary>The address is what these say, one of them or all.</summary>
    public RequestMessageUrlMatcher(MatchBehaviour matchBehaviour, MatchOperator matchOperator, params IStringMatcher[] matchers) =>
        (Behaviour, MatchOperator, Matchers) = (matchBehaviour, matchOperator, matchers);

    /// <summary>One of the functions says yes.</summary>
    public RequestMessageUrlMatcher(params Func<string, bool>[] funcs) => Funcs = funcs;

    /// <summary>What the address is compared with.</summary>
    public IReadOnlyList<IStringMatcher>? Matchers { get; }

    /// <summary>What is asked instead.</summary>
    public Func<string, bool>[]? Funcs { get; }

    /// <summary>What a match means.</summary>
    public MatchBehaviour Behaviour { get; }

    /// <summary>How several become one.</summary>
    public MatchOperator MatchOperator { get; }

    /// <inheritdoc/>
    public RequestMatcherType Type => RequestMatcherType.Url;

    /// <inheritdoc/>
    public double GetMatchingScore(IRequestMessage requestMessage, IRequestMatchResult requestMatchResult) => requestMatchResult.Add(this, Funcs is null
        ? Scoring.Of(nameof(RequestMessageUrlMatcher), Matchers!, requestMessage.Url, MatchOperator)
        : Scoring.Ask(nameof(RequestMessageUrlMatcher), () => Array.Exists(Funcs, f => f(requestMessage.Url))));
}
