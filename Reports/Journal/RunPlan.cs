using System.Text.Json;
using System.Text.RegularExpressions;
using Framework.Http;
using Reports.Allure;

namespace Reports.Journal;

/// <summary>What the runner was asked to run. Written when it starts, and again when it ends.</summary>
/// <param name="Id">The run's id.</param>
/// <param name="StartedAt">Wall-clock time.</param>
/// <param name="FinishedAt">Wall-clock time; null as long as it runs, or when it was killed.</param>
/// <param name="Tags">The tag expression; null if everything was to run.</param>
/// <param name="Repeat">How often the suite runs, from 1.</param>
/// <param name="Shuffle">Whether the order was shuffled.</param>
/// <param name="Target"><c>in-process</c>, <c>compose</c> or <c>url</c>.</param>
/// <param name="Command">The command line, as typed, secrets aside.</param>
/// <param name="Interrupted">Whether it was stopped before its end.</param>
public sealed partial record RunPlan(
    string Id,
    DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt,
    string? Tags,
    int Repeat,
    bool Shuffle,
    string Target,
    string Command,
    bool Interrupted)
{
    /// <summary>How often a failed scenario is tried again; then its last attempt decides, and one that passes at last is flaky. 0: every attempt has to pass.</summary>
    public int Retry { get; init; }

    /// <summary>Whether only some features, files or titles were to run; what tags chose is in <see cref="Tags"/>.</summary>
    public bool IsPart { get; init; }

    /// <summary>Which part of how many this run is: <c>2/4</c>.</summary>
    public string Shard { get; init; } = "1/1";

    /// <summary>The commit of the sources, with a plus sign if files differed from it; null where that cannot be known.</summary>
    public string? Sources { get; init; }

    /// <summary>Writes <c>run/plan.json</c>; secrets in the command line are masked.</summary>
    /// <exception cref="IOException">The folder can't be written.</exception>
    public void Write(ReportPaths paths)
    {
        Directory.CreateDirectory(paths.Run);
        ResultFile.WriteAtomically(paths.Plan, aside => File.WriteAllBytes(aside, JsonSerializer.SerializeToUtf8Bytes(this with { Command = Shown(Command) }, JournalJson.Readable.RunPlan)));
    }

    /// <summary>Reads <c>run/plan.json</c>; null if nobody wrote one (a run by <c>dotnet test</c>) or if it is damaged.</summary>
    public static RunPlan? Read(ReportPaths paths) => JournalFile.Read(paths.Plan, JournalJson.Readable.RunPlan);

    private static string Shown(string command) => AddressWithPassword().Replace(SecretMask.Text(command), $"//{SecretMask.Mask}@");

    [GeneratedRegex(@"//[^/\s@]*:[^/\s@]*@", RegexOptions.CultureInvariant)]
    private static partial Regex AddressWithPassword();
}
