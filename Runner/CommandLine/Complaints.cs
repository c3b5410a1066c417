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
        {
            screen.Line($"{screen.Red("✗")} {screen.Cyan($"{problem.File}{problem.Place}")} {screen.Dim(problem.Code)}");
            screen.Line($"    {problem.Message}");
        }
        if (failure.Problems.Count > Shown)
            screen.Line($"  … and {failure.Problems.Count - Shown} more");
        if (failure.Problems.Count == 0)
            foreach (var line in failure.Output.TakeLast(Shown))
                screen.Line($"  {line}");
        screen.Line();
        screen.Line($"{screen.Red(screen.Bold("NOTHING RAN"))}  {failure.Message}");
    }
}
