namespace WireMock.Matchers.Request;

/// <summary>Looks at the method.</summary>
public class RequestMessageMethodMatcher : IRequestMatcher
{
    /// <summary>One of these methods.</summary>
    public RequestMessageMethodMatcher(params string[] methods)
        : this(MatchBehaviour.AcceptOnMatch, MatchOperator.Or, methods)
    {
    }

    /// <summary>These methods, in any case.</summary>
    /// <exception cref="ArgumentException">No method is named.</exception>
    public RequestMessageMethodMatcher(MatchBehaviour matchBehaviour, MatchOperator matchOperator, params string[] methods)
    {
        if (methods is not { Length: > 0 }) throw new ArgumentException("Name at least one method, such as \"GET\".", nameof(methods));
        (MatchBehaviour, MatchOperator, Methods) = (matchBehaviour, matchOperator, methods);
    }

    /// <summary>What a match means.</summary>
    public MatchBehaviour MatchBehaviour { get; }

    /// <summary>How several become one.</summary>
    public MatchOperator MatchOperator { get; }

    /// <summary>The methods.</summary>
    public string[] Methods { get; }

    /// <inheritdoc/>
    public RequestMatcherType Type => RequestMatcherType.Method;

    /// <inheritdoc/>
    public double GetMatchingScore(IRequestMessage requestMessage, IRequestMatchResult requestMatchResult)
    {
        if (Methods.Length == 1)
            return requestMatchResult.Add(this, Scoring.Decide(nameof(RequestMessageMethodMatcher), string.Equals(Methods[0], requestMessage.Method, StringComparison.OrdinalIgnoreCase), MatchBehaviour));
        var scores = new double[Methods.Length];
        for (var i = 0; i < scores.Length; i++) scores[i] = MatchScores.ToScore(string.Equals(Methods[i], requestMessage.Method, StringComparison.OrdinalIgnoreCase));
        var matches = MatchScores.IsPerfect(MatchScores.ToScore(scores, MatchOperator));
        return requestMatchResult.Add(this, Scoring.Decide(nameof(RequestMessageMethodMatcher), matches, MatchBehaviour));
    }
}
