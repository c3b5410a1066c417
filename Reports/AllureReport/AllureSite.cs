using System.Globalization;
using Reports.Allure;
using Reports.Causes;
using Reports.History;
using Reports.Summary;

namespace Reports.AllureReport;

/// <summary>Makes <c>allure-report/</c> from <c>allure-results/</c>.</summary>
internal sealed class AllureSite(ReportPaths paths, HistoryFile past, AllurePackage package, NodeTools tools, IProgress<string>? progress)
{
    /// <summary>A page with more than this within it is slow to open: then it is a folder, for a web server.</summary>
    private const long LargestSingleFile = 96L * 1024 * 1024;

    /// <summary>In MB: thousands of small files are read into memory; with Node's own 16 the collector takes a third of the time.</summary>
    private const string YoungHeap = "--max-semi-space-size=64";

    /// <summary>What Allure wrote down about this run, for the next; null as long as it has made no report.</summary>
    public System.Text.Json.JsonElement? HistoryLine { get; private set; }

    /// <summary>The report's first page; or one sentence on why there is none.</summary>
    public async Task<(string? Index, string? Problem)> MakeAsync(RunSummary summary, CancellationToken ct)
    {
        try
        {
            if (summary.Scenarios.Count == 0)
                throw new AllureUnavailableException("no scenario ran, so there is nothing to show");
            var cli = await package.InstalledAsync(ct);
            progress?.Report("Making the Allure report");
            return (await GenerateAsync(cli, summary, ct), null);
        }
        catch (AllureUnavailableException e)
        {
            return (null, $"No Allure report: {e.Message}. Its results are kept; ./tf report makes it later.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, $"No Allure report: {paths.AllureReport} can't be written ({e.Message.TrimEnd('.')}). Its results are kept; ./tf report makes it later.");
        }
    }

    private async Task<string> GenerateAsync(string cli, RunSummary summary, CancellationToken ct)
    {
        var aside = $"{paths.AllureReport}.partial";
        Remove(aside);
        var config = Path.Combine(paths.Run, "allurerc.mjs");
        await File.WriteAllTextAsync(config, EmbeddedFile.Read("allurerc.mjs"), ct);
        WriteSettings(aside, summary);
        var history = new AllureHistory(paths);
        history.Lay(past.Before(summary.Run.Id));
        try
        {
            var end = await NodeTools.RunAsync(tools.Node, [YoungHeap, cli, "generate", "--config", config, "--cwd", paths.Run, paths.AllureResults], paths.Run, ct);
            if (end.ExitCode != 0 || !File.Exists(Path.Combine(aside, "index.html")))
                throw new AllureUnavailableException($"`allure generate` {AllurePackage.Version} failed (\"{end.Complaint}\")");
            OfflinePage.TreatAll(aside);
            Remove(paths.AllureReport);
            Directory.Move(aside, paths.AllureReport);
        }
        finally
        {
            Remove(aside);
        }
        HistoryLine = history.OfThisRun();
        return Path.Combine(paths.AllureReport, "index.html");
    }

    private void WriteSettings(string output, RunSummary summary) => JsonBuffer.WriteFile(Path.Combine(paths.Run, "allure.json"), json =>
    {
        json.WriteStartObject();
        json.WriteString("title"u8, "Integration tests");
        json.WriteString("output"u8, output);
        json.WriteString("history"u8, AllureHistory.FileIn(paths));
        json.WriteBoolean("singleFile"u8, SizeOf(paths.AllureResults) <= LargestSingleFile);
        json.WriteStartObject("variables"u8);
        foreach (var (name, value) in Variables(summary))
            json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteStartArray("causes"u8);
        foreach (var (name, cause) in RunFiles.Categories)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, name);
            json.WriteString("cause"u8, CauseClassifier.Word(cause));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static IEnumerable<KeyValuePair<string, string>> Variables(RunSummary summary)
    {
        var run = summary.Run;
        yield return new("Run", run.Id);
        if (run.Target is { } target)
            yield return new("Target", target);
        if (run.Database is { } database)
            yield return new("Database", database);
        if (run.Seed is { } seed)
            yield return new("Seed", seed.ToString(CultureInfo.InvariantCulture));
        if (run.Lanes is { } lanes)
            yield return new("Lanes", lanes.ToString(CultureInfo.InvariantCulture));
        yield return new("Behaviours proven", $"{summary.Behaviours.Count(b => b.Status == ProofStatus.Passed)} of {summary.Behaviours.Count}");
    }

    private static long SizeOf(string folder) => new DirectoryInfo(folder).EnumerateFiles().Sum(f => f.Length);

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
