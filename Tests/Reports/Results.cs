using System.Text.Json;
using Framework.Evidence;
using Reports;
using Reports.Summary;

namespace Tests.Reports;

/// <summary>A results folder of its own with a writer, and what is in it afterwards.</summary>
internal sealed class Results : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ReportPaths Paths => new(folder.Path, Path.Combine(folder.Path, "out"));

    public void Feature(string relative, string content) => folder.Write(Path.Combine("Features", relative), content);

    public void InRepository(string relative, string content) => folder.Write(relative, content);

    public ResultsWriter Writer(EvidenceLevel evidence = EvidenceLevel.All, int attempt = 1) => new(Paths, evidence, attempt);

    /// <summary>These scenarios began and ended.</summary>
    public void Ran(params ScenarioRecord[] records)
    {
        foreach (var record in records)
        {
            var writer = Writer(attempt: record.Attempt);
            writer.ScenarioStarted(record.Identity, record.StartedAt);
            writer.ScenarioEnded(record);
        }
    }

    public async Task<RunSummary> Summary() => (await ReportBuilder.BuildAsync(new ReportRequest(Paths, Allure: false))).Summary;

    public JsonElement Written(ScenarioRecord record, EvidenceLevel evidence = EvidenceLevel.All)
    {
        Writer(evidence).ScenarioEnded(record);
        return All()[^1];
    }

    public IReadOnlyList<JsonElement> All() =>
        [.. Directory.GetFiles(Paths.AllureResults, "*-result.json").Order(StringComparer.Ordinal).Select(Json)];

    public JsonElement Attachment(JsonElement owner, int index = 0) => Json(PathOf(owner, index));

    public string AttachmentText(JsonElement owner, string name) => File.ReadAllText(PathOf(owner, Names(owner).IndexOf(name)));

    public static List<string> Names(JsonElement owner) =>
        owner.TryGetProperty("attachments", out var all) ? [.. all.EnumerateArray().Select(a => a.GetProperty("name").GetString()!)] : [];

    public static JsonElement Json(string path) => JsonDocument.Parse(File.ReadAllBytes(path)).RootElement;

    public void Dispose() => folder.Dispose();

    private string PathOf(JsonElement owner, int index) =>
        Path.Combine(Paths.AllureResults, owner.GetProperty("attachments")[index].GetProperty("source").GetString()!);
}
