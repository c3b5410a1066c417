using Runner.Building;
using Runner.Terminal;

namespace Runner.CommandLine;

/// <summary>How problems look.</summary>
internal static class Complaints
{
    private const int Shown = 20;

    public static void Show(Screen screen, CannotRunException problem)
    {
        screen.Line($"{screen.Red("✗")} {problem.Message}");
        foreach (var line in problem.Tries)
            screen.Line($"  {line}");
    }

    public static void Show(Screen screen, BuildFailedException failure)
    {
        foreach (var problem in failure.Problems.Take(Shown))
            Show(screen, $"{problem.File}{problem.Place}", problem.Code, problem.Lines);
        if (failure.Problems.Count > Shown)
            screen.Line($"  … and {failure.Problems.Count - Shown} more");
        if (failure.Problems.Count == 0)
            foreach (var line in failure.Output.TakeLast(Shown))
                screen.Line($"  {line}");
        screen.Line();
        screen.Line($"{screen.Red(screen.Bold("NOTHING RAN"))}  {failure.Message}");
    }

    /// <summary>A problem at its place.</summary>
    public static void Show(Screen screen, string place, string kind, IEnumerable<string> lines)
    {
        screen.Line($"{screen.Red("✗")} {screen.Cyan(place)} {screen.Dim(kind)}");
        foreach (var line in lines)
            screen.Line($"    {line}");
    }
}
