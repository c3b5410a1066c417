namespace WireMock.Matchers.Request;

/// <summary>How well a request matches a mapping. The better one sorts first.</summary>
public interface IRequestMatchResult : IComparable
{
    /// <summary>The average of the scores.</summary>
    double AverageTotalScore { get; }

    /// <summary>Whether every matcher matched.</summary>
    bool IsPerfectMatch { get; }

    /// <summary>The matchers' results.</summary>
    IList<MatchDetail> MatchDetails { get; }

    /// <summary>How many matchers there were.</summary>
    int TotalNumber { get; }

    /// <summary>The sum of the scores.</summary>
    double TotalScore { get; }

    /// <summary>Adds a matcher's score.</summary>
    double AddScore(Type matcherType, double score, Exception? exception);

    /// <summary>Adds a matcher's result.</summary>
    double AddMatchDetail(MatchDetail matchDetail);
}
