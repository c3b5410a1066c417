namespace Runner;

/// <summary>What <c>tf</c> tells the shell. See docs/command-line.md.</summary>
internal static class ExitCode
{
    /// <summary>Everything that was asked for ran and passed.</summary>
    public const int Passed = 0;

    /// <summary>It ran, and something failed.</summary>
    public const int Failed = 1;

    /// <summary>It could not run, or not to its end.</summary>
    public const int CouldNotRun = 2;

    /// <summary>A replayed scenario failed, but not as it had.</summary>
    public const int AnotherFailure = 3;

    /// <summary>The disk of the output folder is full: what had ended is kept, the rest is not known.</summary>
    public const int DiskFull = 4;

    /// <summary>Somebody stopped it (Ctrl-C, SIGTERM); as shells have it: 128 + SIGINT.</summary>
    public const int Interrupted = 130;
}
