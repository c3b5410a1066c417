using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Framework.Evidence;
using Reports.Allure;
using Reports.Capsules;
using Reports.Causes;
using Reports.Journal;
using Reports.Suite;

namespace Reports;

/// <summary>
/// Puts each scenario on disk the moment it ends: an Allure result with its attachments, then its line in the journal.
/// Keeps nothing in memory. Safe to call from many scenarios at once.
/// </summary>
public sealed class ResultsWriter : IScenarioSink
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Packages = new(PackageVersions.OfThisProcess);

    private readonly ReportPaths paths;
    private readonly EvidenceLevel evidence;
    private readonly int attempt;
    private readonly Task<FeatureIndex> features;
    private readonly AllureLinks links = AllureLinks.FromEnvironment();
    private readonly JournalWriter journal;
    private readonly Lock lateSuspects = new();
    private readonly CapsuleWriter capsules;
    private readonly Reserve reserve;

    /// <summary>Makes the folders; adds to what they hold.</summary>
    /// <param name="paths">Where to write, and where the feature files are.</param>
    /// <param name="evidence">How much of what was seen is written.</param>
    /// <param name="attempt">From 1; which repetition of the suite this process is.</param>
    /// <exception cref="IOException">The folder can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder can't be written.</exception>
    public ResultsWriter(ReportPaths paths, EvidenceLevel evidence = EvidenceLevel.All, int attempt = 1)
    {
        this.paths = paths;
        this.evidence = evidence;
        this.attempt = attempt;
        Directory.CreateDirectory(paths.AllureResults);
        Directory.CreateDirectory(paths.Run);
        RunFiles.WriteCategories(paths.AllureResults);
        reserve = Reserve.Take(paths);
        journal = new JournalWriter(paths.Journal, reserve);
        capsules = new CapsuleWriter(paths, attempt);
        features = Task.Run(() => FeatureIndex.Load(paths.Features));   // beside the start of database and host, not after it
    }

    /// <summary>As <c>TF_RESULTS</c>, <c>TF_EVIDENCE</c> and <c>TF_ATTEMPT</c> say. Without a runner (<c>TF_RUN_ID</c>), the last run's results are cleared first.</summary>
    public static ResultsWriter FromEnvironment()
    {
        var from = ReportPaths.FromEnvironment();
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("TF_RUN_ID")))
            OutputFolder.Clean(from);
        var level = Enum.TryParse<EvidenceLevel>(Environment.GetEnvironmentVariable("TF_EVIDENCE"), ignoreCase: true, out var known) ? known : EvidenceLevel.All;
        var number = int.TryParse(Environment.GetEnvironmentVariable("TF_ATTEMPT"), CultureInfo.InvariantCulture, out var set) ? set : 1;
        return new ResultsWriter(from, level, number);
    }

    /// <inheritdoc/>
    public void ScenarioStarted(ScenarioIdentity identity, DateTimeOffset at) => journal.Write(ScenarioLine.Began(identity, at, attempt));

    /// <inheritdoc/>
    public void ScenarioEnded(ScenarioRecord record)
    {
        var id = Guid.CreateVersion7(record.StartedAt).ToString();
        var suite = features.GetAwaiter().GetResult();
        var entry = suite.Find(record.Identity);
        var diagnosis = Triage.Of(record, entry, suite);
        if (diagnosis is not null)
            record = Triage.Headed(record, diagnosis);
        var unwritten = WriteAsFarAsItGoes(id, record, entry, diagnosis);
        journal.Write(ScenarioLine.Ended(record, id, record.Failure is null ? 0 : StepPlace.LineOfFailure(record, entry), diagnosis) with { Unwritten = unwritten });
    }

    /// <summary>On a full disk the reserve is for verdicts and for what failed; of what passes then there is the verdict alone.</summary>
    /// <returns>What is missing, and why; null if nothing is.</returns>
    private string? WriteAsFarAsItGoes(string id, ScenarioRecord record, ScenarioEntry? entry, Diagnosis? diagnosis)
    {
        var asked = EvidenceDetails.Of(evidence, record.Outcome);
        var why = reserve.Why;
        foreach (var detail in record.Failure is not null ? [asked, asked, EvidenceDetail.None] : why is null ? (EvidenceDetail[])[asked] : [])
        {
            try
            {
                WriteResult(id, record, entry, diagnosis, detail);
                return detail == asked ? null : $"evidence: {why}";
            }
            catch (IOException e) when (Disk.IsFull(e))
            {
                why = e.Message;
                foreach (var part in Directory.EnumerateFiles(paths.AllureResults, $"{id}-*"))
                    File.Delete(part);
                reserve.Use(e);
            }
        }

        return $"result: {why}";
    }

    private void WriteResult(string id, ScenarioRecord record, ScenarioEntry? entry, Diagnosis? diagnosis, EvidenceDetail detail)
    {
        var store = new AttachmentStore(paths.AllureResults, id);
        AllureAttachment[] capsule = diagnosis is null ? [] : [store.Text("capsule", "application/json", "json", capsules.Write(record, entry, diagnosis, detail != EvidenceDetail.None))];
        ResultFile.WriteAtomically(
            Path.Combine(paths.AllureResults, $"{id}-result.json"),
            aside => JsonBuffer.WriteFile(aside, json => AllureResult.Write(json, id, record, entry, store, links, detail, diagnosis, capsule)));
    }

    /// <inheritdoc/>
    public void Suspected(ScenarioIdentity identity, Suspect suspect)
    {
        lock (lateSuspects)
            File.AppendAllText(paths.LateSuspects, JsonSerializer.Serialize(new LateSuspect($"{identity.Feature}: {ScenarioTitle.For(identity.Name, identity.Parameters)}", suspect.Kind, suspect.Detail), JournalJson.Readable.LateSuspect) + "\n");
    }

    /// <inheritdoc/>
    public void RunObserved(RunFacts facts)
    {
        if (facts.Finished)
            Reserve.Free(paths);
        ResultFile.WriteAtomically(paths.Facts(attempt), aside => File.WriteAllBytes(aside, JsonSerializer.SerializeToUtf8Bytes(facts, JournalJson.Readable.RunFacts)));
        var packages = Packages.Value;
        (capsules.Facts, capsules.Packages) = (facts, packages);
        ResultFile.WriteAtomically(paths.Packages, aside => File.WriteAllBytes(aside, JsonSerializer.SerializeToUtf8Bytes(packages, JournalJson.Readable.IReadOnlyDictionaryStringString)));
        RunFiles.WriteEnvironment(paths.AllureResults,
        [
            new("Target", facts.Target),
            new("Database", facts.Database),
            new("Lanes", facts.Lanes.ToString(CultureInfo.InvariantCulture)),
            new("Seed", facts.Seed.ToString(CultureInfo.InvariantCulture)),
            new("OS", RuntimeInformation.OSDescription),
            new(".NET", RuntimeInformation.FrameworkDescription),
            .. packages,
        ]);
    }
}
