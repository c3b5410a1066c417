namespace SystemUnderTest.Progress;

/// <summary>What people can be trained as, and how much experience each level takes.</summary>
internal static class Specialisations
{
    public const string Player = "PLAYER";
    public const string Coach = "COACH";
    public const string Intern = "INTERN";

    /// <summary>The experience (XP) with which each level begins, from level 1.</summary>
    private static readonly Dictionary<string, int[]> Thresholds = new(StringComparer.Ordinal)
    {
        [Player] = [0, 100, 250, 500, 1000, 2000, 4000, 8000],
        [Coach] = [0, 200, 500, 1000, 2000, 4000, 7000, 12_000],
        [Intern] = [0, 50, 150, 300, 600],
    };

    public static readonly string[] All = [.. Thresholds.Keys];

    public static bool Exists(string name) => Thresholds.ContainsKey(name);

    public static int LevelOf(string specialisation, int xp) => Thresholds[specialisation].Count(t => t <= xp);

    /// <summary>How much is missing for the next level; null on the last.</summary>
    public static int? ToNextLevel(string specialisation, int xp) => Thresholds[specialisation].Where(t => t > xp).Select(t => (int?)(t - xp)).FirstOrDefault();
}
