namespace Runner.Compose;

/// <summary>What a command came to.</summary>
/// <param name="ExitCode">0: it did what it was asked for.</param>
/// <param name="Lines">What it said on both outputs; none empty.</param>
internal sealed record Answer(int ExitCode, IReadOnlyList<string> Lines)
{
    public bool IsGood => ExitCode == 0;

    public string Text => string.Join('\n', Lines);
}
