namespace Reports.Capsules;

/// <summary>Everything that a failure depended on, in one file: <c>./tf replay FILE</c> makes it happen again.</summary>
/// <param name="Version">Of this shape. A number that this code does not know is refused.</param>
/// <param name="Tool">The version of <c>tf</c> that wrote it.</param>
/// <param name="WrittenAt">Wall-clock time.</param>
/// <param name="Scenario">Which.</param>
/// <param name="Run">How it was run.</param>
/// <param name="Lane">Where it was run, and after whom.</param>
/// <param name="System">On what it was run.</param>
/// <param name="Failure">What is to happen again.</param>
/// <param name="Faults">The trouble that vendors made, call by call.</param>
/// <param name="Trace">What was seen, as the trace page shows it; null if evidence was off.</param>
public sealed record Capsule(
    int Version,
    string Tool,
    DateTimeOffset WrittenAt,
    CapsuleScenario Scenario,
    CapsuleRun Run,
    CapsuleLane Lane,
    CapsuleSystem System,
    CapsuleFailure Failure,
    IReadOnlyList<string> Faults,
    CapsuleTrace? Trace)
{
    /// <summary>The version that this code writes and reads.</summary>
    public const int CurrentVersion = 1;
}

/// <summary>The scenario, with the example row that it ran with.</summary>
/// <param name="Folder">Of the feature file, relative to the suite's root.</param>
/// <param name="Feature">The feature's title.</param>
/// <param name="Name">The scenario's title, placeholders as written.</param>
/// <param name="Parameters">The example row, in column order.</param>
/// <param name="Tags">All that apply.</param>
/// <param name="Location">File and line, as far as known.</param>
public sealed record CapsuleScenario(string Folder, string Feature, string Name, IReadOnlyList<KeyValuePair<string, string>> Parameters, IReadOnlyList<string> Tags, string Location);

/// <summary>How it was run.</summary>
/// <param name="Id">The run's id; empty if no runner started it.</param>
/// <param name="Suite">The suite's assembly, relative to the repository.</param>
/// <param name="Seed">The run's seed: all data, all interleavings and the shuffled order come from it.</param>
/// <param name="ScenarioSeed">What came of it for this scenario.</param>
/// <param name="Attempt">Which repetition it was, from 1.</param>
/// <param name="Lanes">How many scenarios ran at once.</param>
/// <param name="Target"><c>in-process</c>, <c>compose</c> or <c>url</c>.</param>
/// <param name="StartOfTime">Where the system's clock stood when the scenario began.</param>
/// <param name="Settings">The run's environment variables (<c>TF_*</c>), secrets and what belongs to one machine left out.</param>
public sealed record CapsuleRun(string Id, string Suite, long Seed, long ScenarioSeed, int Attempt, int Lanes, string Target, DateTimeOffset StartOfTime, IReadOnlyDictionary<string, string> Settings);

/// <summary>Where it was run.</summary>
/// <param name="Number">From 1; 0 if it never got a lane.</param>
/// <param name="Before">The scenarios that the same host had served before, in order.</param>
public sealed record CapsuleLane(int Number, IReadOnlyList<CapsuleTest> Before);

/// <summary>A scenario by the names that tests have.</summary>
/// <param name="Feature">The feature's title.</param>
/// <param name="Test">The scenario's title with its example values.</param>
public sealed record CapsuleTest(string Feature, string Test);

/// <summary>On what it was run.</summary>
/// <param name="Commit">Of git; null if this was no repository.</param>
/// <param name="HasChanges">Whether files differed from the commit.</param>
/// <param name="OperatingSystem">In words.</param>
/// <param name="Runtime">.NET's version.</param>
/// <param name="Database">What ran, in words.</param>
/// <param name="Packages">Name to version, or to <c>polyfill</c>.</param>
public sealed record CapsuleSystem(string? Commit, bool HasChanges, string OperatingSystem, string Runtime, string Database, IReadOnlyDictionary<string, string> Packages);

/// <summary>What is to happen again.</summary>
/// <param name="Step">The step that failed, with its keyword; null if it failed outside of steps.</param>
/// <param name="Message">The whole message.</param>
/// <param name="Kind">The exception's type.</param>
/// <param name="Cause">As summary.json spells it.</param>
/// <param name="Signature">What two executions of the same failure have in common.</param>
public sealed record CapsuleFailure(string? Step, string Message, string Kind, string Cause, string Signature);

/// <summary>What was seen.</summary>
/// <param name="Encoding"><c>gzip+base64</c> of JSON in UTF-8.</param>
/// <param name="Data">In that encoding.</param>
public sealed record CapsuleTrace(string Encoding, string Data);
