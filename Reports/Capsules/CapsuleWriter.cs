using System.Collections;
using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Framework.Evidence;
using Framework.Http;
using Reports.Allure;
using Reports.Causes;
using Reports.Suite;
using Reports.Trace;

namespace Reports.Capsules;

/// <summary>Writes one file for each scenario that failed.</summary>
internal sealed class CapsuleWriter(ReportPaths paths, int attempt)
{
    /// <summary>What differs from machine to machine, or from run to run, and changes no outcome.</summary>
    private static readonly string[] OfOneMachine = ["TF_RESULTS", "TF_RUN_ID", "TF_PARENT_PIPE", "TF_CACHE", "TF_ISSUE_URL", "TF_TMS_URL", "TF_SEED", "TF_ATTEMPT", "TF_LANES", "TF_START_OF_TIME"];

    private static readonly string Tool = typeof(CapsuleWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    private readonly Lazy<(string? Commit, bool HasChanges)> git = new(() => GitState.Of(paths.Repository));

    /// <summary>Known once the first lane stands.</summary>
    public RunFacts? Facts { get; set; }

    public IReadOnlyDictionary<string, string> Packages { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The capsule as text, which is on disk too.</summary>
    public string Write(ScenarioRecord record, ScenarioEntry? entry, Diagnosis diagnosis, bool withEvidence)
    {
        var capsule = Of(record, entry, diagnosis, withEvidence);
        var text = JsonSerializer.Serialize(capsule, CapsuleJson.Readable.Capsule);
        Directory.CreateDirectory(paths.Capsules);
        ResultFile.WriteAtomically(Path.Combine(paths.Capsules, NameOf(record)), aside => File.WriteAllText(aside, text));
        return text;
    }

    private Capsule Of(ScenarioRecord record, ScenarioEntry? entry, Diagnosis diagnosis, bool withEvidence)
    {
        var (identity, failure) = (record.Identity, record.Failure!);
        var (commit, hasChanges) = git.Value;
        return new Capsule(
            Capsule.CurrentVersion,
            Tool,
            TimeProvider.System.GetUtcNow(),
            new CapsuleScenario(identity.Folder, identity.Feature, identity.Name, identity.Parameters, identity.Tags, entry?.Location ?? identity.Folder),
            new CapsuleRun(Environment.GetEnvironmentVariable("TF_RUN_ID") ?? "", Suite(), Facts?.Seed ?? 1, record.Seed, attempt, Facts?.Lanes ?? 1, Facts?.Target ?? "in-process", record.StartOfTime, Settings()),
            new CapsuleLane(record.Lane, [.. record.RanBefore.Select(s => new CapsuleTest(s.Feature, ScenarioTitle.For(s.Name, s.Parameters)))]),
            new CapsuleSystem(commit, hasChanges, RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription, Facts?.Database ?? "unknown", Packages),
            new CapsuleFailure(FailureSignature.StepOf(record), failure.Message, failure.Kind, CauseClassifier.Word(diagnosis.Kind), FailureSignature.Of(FailureSignature.StepOf(record), diagnosis.Kind, failure.Message)),
            [.. record.Steps.SelectMany(s => s.Evidence).OfType<HttpExchange>().Where(e => e.Direction == Direction.SystemToVendor && e.Status is null or 429 or >= 500).Select(FailedScenario.Line)],
            withEvidence ? new CapsuleTrace("gzip+base64", Packed(TracePage.DataOf(record, entry))) : null);
    }

    private string Suite() => Assembly.GetEntryAssembly()?.Location is { Length: > 0 } location ? Path.GetRelativePath(paths.Repository, location).Replace('\\', '/') : "";

    private static SortedDictionary<string, string> Settings()
    {
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
            if (variable is { Key: string name, Value: string { Length: > 0 } value } && name.StartsWith("TF_", StringComparison.Ordinal) && !OfOneMachine.Contains(name, StringComparer.Ordinal) && !value.Contains('='))
                settings[name] = SecretMask.Text(value);
        return settings;
    }

    private string NameOf(ScenarioRecord record)
    {
        var words = new StringBuilder();
        foreach (var c in record.Identity.DisplayName.ToLowerInvariant())
            if (char.IsLetterOrDigit(c))
                words.Append(c);
            else if (words.Length > 0 && words[^1] != '-')
                words.Append('-');
        var id = record.Identity.Id.Length > 8 ? record.Identity.Id[..8] : record.Identity.Id;
        return string.Create(CultureInfo.InvariantCulture, $"{words.ToString(0, Math.Min(words.Length, 60)).Trim('-')}-{id}{(attempt > 1 ? $"-{attempt}" : "")}.json");
    }

    private static string Packed(string json)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(json));
        return Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
    }
}
