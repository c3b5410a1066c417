namespace WireMock.Matchers.Request;

/// <summary>Looks at a header.</summary>
public class RequestMessageHeaderMatcher : IRequestMatcher
{
    /// <summary>Its values are like the pattern.</summary>
    public RequestMessageHeaderMatcher(MatchBehaviour matchBehaviour, string name, string pattern, bool ignoreCase)
        : this(matchBehaviour, MatchOperator.Or, name, ignoreCase, pattern)
    {
    }

    /// <summary>Its values are like the patterns.</summary>
    public RequestMessageHeaderMatcher(MatchBehaviour matchBehaviour, MatchOperator matchOperator, string name, bool ignoreCase, params string[] patterns)
        : this(matchBehaviour, matchOperator, name, ignoreCase, Scoring.Wildcards(patterns, ignoreCase))
    {
    }

    /// <summary>Its values are what these say.</summary>
    public RequestMessageHeaderMatcher(MatchBehaviour matchBehaviour, MatchOperator matchOperator, string name, bool ignoreCase, params IStringMatcher[] matchers) =>
        (MatchBehaviour, MatchOperator, Name, IgnoreCase, Matchers) = (matchBehaviour, matchOperator, name, ignoreCase, matchers);

    /// <summary>One of the functions says yes to the headers.</summary>
    public RequestMessageHeaderMatcher(params Func<IDictionary<string, string[]>, bool>[] funcs) => (Funcs, Name) = (funcs, "");

    /// <summary>What a match means.</summary>
    public MatchBehaviour MatchBehaviour { get; }

    /// <summary>Whether case is disregarded, in name and value.</summary>
    public bool IgnoreCase { get; }

    /// <summary>What is asked instead.</summary>
    public Func<IDictionary<string, string[]>, bool>[]? Funcs { get; }

    /// <summary>The header's name.</summary>
    public string Name { get; }

    /// <summary>What its values are compared with.</summary>
    public IStringMatcher[]? Matchers { get; }

    /// <summary>How several become one.</summary>
    public MatchOperator MatchOperator { get; } = MatchOperator.Or;

    /// <inheritdoc/>
    public RequestMatcherType Type => RequestMatcherType.Header;

    /// <inheritdoc/>
    public double GetMatchingScore(IRequestMessage requestMessage, IRequestMatchResult requestMatchResult) =>
        requestMatchResult.Add(this, Funcs is null ? OfValues(requestMessage) : OfFunctions(requestMessage));

    private MatchResult OfValues(IRequestMessage request)
    {
        var comparison = IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var values = request.Headers!.Where(h => string.Equals(h.Key, Name, comparison)).SelectMany(h => h.Value).ToArray();
        double[] scores = [.. Matchers!.Select(m => MatchScores.ToScore(values.Length > 0 && Array.TrueForAll(values, v => m.IsMatch(v).IsPerfect())))];
        return Scoring.Decide(nameof(RequestMessageHeaderMatcher), MatchScores.IsPerfect(MatchScores.ToScore(scores, MatchOperator)), MatchBehaviour);
    }

    private MatchResult OfFunctions(IRequestMessage request)
    {
        var headers = request.Headers!.ToDictionary(h => h.Key, h => h.Value.ToArray(), StringComparer.Ordinal);
        return Scoring.Ask(nameof(RequestMessageHeaderMatcher), () => Array.Exists(Funcs!, f => f(headers)));
    }
}
