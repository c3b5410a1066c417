using System.Globalization;

namespace Runner.Terminal;

/// <summary>Numbers as people read them.</summary>
internal static class Words
{
    public static string Duration(TimeSpan time) => time.TotalSeconds < 60
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds} s");

    public static string Count(int number, string one) => number == 1 ? $"1 {one}" : string.Create(CultureInfo.InvariantCulture, $"{number} {one}s");

    /// <summary>The first line, and no more of it than is worth reading.</summary>
    public static string Headline(string text, int limit = 200)
    {
        var line = text.Split('\n', 2)[0].TrimEnd();
        return line.Length <= limit ? line : string.Concat(line.AsSpan(0, limit), "…");
    }
}
