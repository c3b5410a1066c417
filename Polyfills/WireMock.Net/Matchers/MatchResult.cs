using WireMock.Matchers.Request;

namespace WireMock.Matchers;

/// <summary>What a matcher thinks of a value.</summary>
public class MatchResult
{
    /// <summary>From 0 to 1.</summary>
    public double Score { get; set; }

    /// <summary>What went wrong while matching.</summary>
    public Exception? Exception { get; set; }

    /// <summary>The matcher's name.</summary>
    public required string Name { get; set; }

    /// <summary>The results that this one was made of.</summary>
    public MatchResult[]? MatchResults { get; set; }

    /// <summary>Whether it is a match.</summary>
    public bool IsPerfect() => MatchScores.IsPerfect(Score);

    /// <summary>A result of a yes or no.</summary>
    public static MatchResult From(string name, MatchBehaviour matchBehaviour, bool isMatch, Exception? exception = null) =>
        From(name, MatchScores.Convert(matchBehaviour, MatchScores.ToScore(isMatch)), exception);

    /// <summary>A result of a score.</summary>
    public static MatchResult From(string name, double score = 0, Exception? exception = null) =>
        new() { Name = name, Score = score, Exception = exception };

    /// <summary>A mismatch, because matching failed.</summary>
    public static MatchResult From(string name, Exception exception) => From(name, MatchScores.Mismatch, exception);

    /// <summary>One result of several.</summary>
    public static MatchResult From(string name, IReadOnlyList<MatchResult> matchResults, MatchOperator matchOperator) =>
        matchResults.Count == 1 ? matchResults[0] : new MatchResult
        {
            Name = name,
            MatchResults = [.. matchResults],
            Score = MatchScores.ToScore([.. matchResults.Select(r => r.Score)], matchOperator),
            Exception = matchResults.Select(r => r.Exception).FirstOrDefault(e => e is not null),
        };

    /// <summary>Score and exception.</summary>
    public (double Score, Exception? Exception) Expand() => (Score, Exception);

    /// <summary>The result as it is logged.</summary>
    public MatchDetail ToMatchDetail() => new()
    {
        Name = Name,
        MatcherType = nameof(MatchResult),
        Score = Score,
        Exception = Exception,
        MatchDetails = MatchResults?.Select(r => r.ToMatchDetail()).ToArray(),
    };
}
