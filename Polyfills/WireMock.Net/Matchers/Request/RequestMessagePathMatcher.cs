namespace WireMock.Matchers.Request;

/// <summary>Looks at the path.</summary>
public class RequestMessagePathMatcher : IRequestMatcher
{
    /// <summary>The path is like one of these patterns, or all of them.</summary>
    public RequestMessagePathMatcher(MatchBehaviour matchBehaviour, MatchOperator matchOperator, params string[] paths)
        : this(matchBehaviour, matchOperator, Scoring.Wildcards(paths))
    {
    }

    /// <summary>The path is what these say, one of them or all.</summary>
    public RequestMessagePathMatcher(MatchBehaviour matchBehaviour, MatchOperator matchOperator, params IStringMatcher[] matchers) =>
        (Behaviour, MatchOperator, Matchers) = (matchBehaviour, matchOperator, matchers);

    /// <summary>One of the functions says yes.</summary>
    public RequestMessagePathMatcher(params Func<string, bool>[] funcs) => Funcs = funcs;

    /// <summary>What the path is compared with.</summary>
    public IReadOnlyList<IStringMatcher>? Matchers { get; }

    /// <summary>What is asked instead.</summary>
    public Func<string, bool>[]? Funcs { get; }

    /// <summary>What a match means.</summary>
    public MatchBehaviour Behaviour { get; }

    /// <summary>How several become one.</summary>
    public MatchOperator MatchOperator { get; }

    /// <inheritdoc/>
    public RequestMatcherType Type => RequestMatcherType.Path;

    /// <inheritdoc/>
    public double GetMatchingScore(IRequestMessage requestMessage, IRequestMatchResult requestMatchResult) => requestMatchResult.Add(this, Funcs is null
        ? Scoring.Of(nameof(RequestMessagePathMatcher), Matchers!, requestMessage.Path, MatchOperator)
        : Scoring.Ask(nameof(RequestMessagePathMatcher), () => Array.Exists(Funcs, f => f(requestMessage.Path))));
}
