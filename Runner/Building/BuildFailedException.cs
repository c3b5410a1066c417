namespace Runner.Building;

/// <summary>The suite doesn't build.</summary>
internal sealed class BuildFailedException(string project, IReadOnlyList<BuildProblem> problems, IReadOnlyList<string> output)
    : Exception($"{project} doesn't build.")
{
    public string Project => project;

    /// <summary>Each once.</summary>
    public IReadOnlyList<BuildProblem> Problems => problems;

    /// <summary>All that the build said, for when no error was recognised.</summary>
    public IReadOnlyList<string> Output => output;
}
