namespace WireMock.Matchers.Request;

/// <summary>How well a request matches a mapping.</summary>
public class RequestMatchResult : IRequestMatchResult
{
    /// <inheritdoc/>
    public double TotalScore => MatchDetails.Sum(d => d.Score);

    /// <inheritdoc/>
    public int TotalNumber => MatchDetails.Count;

    /// <inheritdoc/>
    public bool IsPerfectMatch => Math.Abs(TotalScore - TotalNumber) < MatchScores.Tolerance;

    /// <inheritdoc/>
    public double AverageTotalScore => TotalNumber == 0 ? MatchScores.Mismatch : TotalScore / TotalNumber;

    /// <inheritdoc/>
    public IList<MatchDetail> MatchDetails { get; } = [];

    /// <inheritdoc/>
    public double AddScore(Type matcherType, double score, Exception? exception) => AddMatchDetail(new MatchDetail
    {
        Name = matcherType.Name.Replace("RequestMessage", "", StringComparison.Ordinal),
        MatcherType = matcherType.Name,
        Score = score,
        Exception = exception,
    });

    /// <inheritdoc/>
    public double AddMatchDetail(MatchDetail matchDetail)
    {
        MatchDetails.Add(matchDetail);
        return matchDetail.Score;
    }

    /// <inheritdoc/>
    public int CompareTo(object? obj)
    {
        if (obj is not IRequestMatchResult other) return -1;
        var byScore = other.AverageTotalScore.CompareTo(AverageTotalScore);
        return byScore != 0 ? byScore : other.TotalNumber.CompareTo(TotalNumber);
    }
}
