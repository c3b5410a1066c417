using Framework.Evidence;
using Reports.Journal;
using Reports.Suite;
using Reports.Summary;

namespace Reports.Runs;

/// <summary>One scenario over all its attempts.</summary>
internal sealed class ScenarioResult
{
    /// <param name="attempts">In their order.</param>
    /// <param name="entry">Null if the sources don't have it.</param>
    /// <param name="retried">Whether later attempts were made because earlier ones failed: then the last one decides.</param>
    public ScenarioResult(IReadOnlyList<ScenarioLine> attempts, ScenarioEntry? entry, bool retried = false)
    {
        Attempts = attempts;
        Entry = entry;
        FirstFailed = attempts.FirstOrDefault(IsFailure);
        var failed = retried && !IsFailure(attempts[^1]) ? null : FirstFailed;
        var passed = attempts.LastOrDefault(a => a.Outcome == Outcome.Passed);
        Deciding = failed ?? passed ?? attempts[^1];
        Status = failed is not null ? ScenarioStatus.Failed : passed is not null ? ScenarioStatus.Passed : ScenarioStatus.Skipped;
        IsFlaky = FirstFailed is not null && passed is not null;
        Name = ScenarioTitle.For(Deciding.Name, Deciding.Parameters);
    }

    public IReadOnlyList<ScenarioLine> Attempts { get; }

    /// <summary>Null if the sources don't have it.</summary>
    public ScenarioEntry? Entry { get; }

    /// <summary>The first attempt that failed; null if none did.</summary>
    public ScenarioLine? FirstFailed { get; }

    /// <summary>The attempt that decided the status: the first that failed, or the last that passed.</summary>
    public ScenarioLine Deciding { get; }

    public ScenarioStatus Status { get; }

    public bool IsFlaky { get; }

    public string Name { get; }

    public string Feature => Deciding.Feature;

    public string File => Entry?.File ?? Deciding.Folder;

    public int Line => Entry?.Line ?? 0;

    /// <summary>File and line, or the folder where the source is unknown.</summary>
    public string Location => Entry?.Location ?? Deciding.Folder;

    public string Reference => ReferenceOf(Feature, Name);

    public static string ReferenceOf(string feature, string name) => $"{feature}: {name}";

    private static bool IsFailure(ScenarioLine line) => line.Outcome is Outcome.Failed or Outcome.Broken;
}
