namespace WireMock.Matchers.Request;

/// <summary>How well a request matches a mapping.</summary>
public class RequestMatchResult : IRequestMatchResult
{
    private readonly List<MatchDetail> _details = new(2);

    /// <inheritdoc/>
    public double TotalScore
    {
        get
        {
            var total = 0.0;
            for (var i = 0; i < _details.Count; i++) total += _details[i].Score;
            return total;
        }
    }

    /// <inheritdoc/>
    public int TotalNumber => _details.Count;

    /// <inheritdoc/>
    public bool IsPerfectMatch => Math.Abs(TotalScore - TotalNumber) < MatchScores.Tolerance;

    /// <inheritdoc/>
    public double AverageTotalScore => TotalNumber == 0 ? MatchScores.Mismatch : TotalScore / TotalNumber;

    /// <inheritdoc/>
    public IList<MatchDetail> MatchDetails => _details;

    /// <inheritdoc/>
    public double AddScore(Type matcherType, double score, Exception? exception)
    {
        var (name, type) = Scoring.NamesOf(matcherType);
        return AddMatchDetail(new MatchDetail { Name = name, MatcherType = type, Score = score, Exception = exception });
    }

    /// <inheritdoc/>
    public double AddMatchDetail(MatchDetail matchDetail)
    {
        _details.Add(matchDetail);
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
