namespace Runner;

/// <summary>Why nothing can run, and what to try. Ends <c>tf</c> with <see cref="Runner.ExitCode.CouldNotRun"/>, if it says no other.</summary>
/// <param name="problem">Expected, actual, where.</param>
/// <param name="tries">What to try, one line each.</param>
internal sealed class CannotRunException(string problem, params string[] tries) : Exception(problem)
{
    public IReadOnlyList<string> Tries { get; } = tries;

    /// <summary>What the shell is told.</summary>
    public int ExitCode { get; init; } = Runner.ExitCode.CouldNotRun;
}
