namespace WireMock.Matchers;

/// <summary>Scores, from 0 (mismatch) to 1 (perfect).</summary>
public static class MatchScores
{
    /// <summary>Scores closer than this are equal.</summary>
    public const double Tolerance = 0.000001;

    /// <summary>No match.</summary>
    public const double Mismatch = 0.0;

    /// <summary>A match.</summary>
    public const double Perfect = 1.0;

    /// <summary>As good as a match.</summary>
    public const double AlmostPerfect = 0.99;

    /// <summary>Whether the score is a match.</summary>
    public static bool IsPerfect(double value) => Math.Abs(value - Perfect) < Tolerance;

    /// <summary>The score of a yes or no.</summary>
    public static double ToScore(bool value) => value ? Perfect : Mismatch;

    /// <summary>One score for several answers.</summary>
    public static double ToScore(IReadOnlyList<bool> values, MatchOperator matchOperator) =>
        ToScore([.. values.Select(ToScore)], matchOperator);

    /// <summary>One score for several.</summary>
    public static double ToScore(IReadOnlyList<double> values, MatchOperator matchOperator) => values.Count == 0 ? Mismatch : matchOperator switch
    {
        MatchOperator.Or => ToScore(values.Any(IsPerfect)),
        MatchOperator.And => ToScore(values.All(IsPerfect)),
        _ => values.Average(),
    };

    internal static double Convert(MatchBehaviour behaviour, double score) =>
        behaviour == MatchBehaviour.AcceptOnMatch ? score : ToScore(score <= Tolerance);
}
