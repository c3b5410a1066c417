using System.Diagnostics;
using System.Text.Json;

namespace Tests.Allure;

/// <summary>What the planted tests reported: run once, in a process of their own, with a configuration of their own.</summary>
internal sealed class PlantedReport
{
    private const string Configuration = """
        // A comment is allowed.
        { "allure": { "title": "Planted", "directory": "results", "links": ["https://issues.test/{issue}", "https://tms.test/?case={tms}"] } }
        """;

    private static readonly Lazy<PlantedReport> TheLast = new(() => new PlantedReport());

    private readonly List<JsonElement> _results;
    private readonly List<JsonElement> _containers;

    private PlantedReport()
    {
        Folder = Directory.CreateTempSubdirectory("planted-allure-").FullName;
        File.WriteAllText(Path.Combine(Folder, "settings.json"), Configuration);
        Said = Run();
        _results = Read("*-result.json");
        _containers = Read("*-container.json");
    }

    public static PlantedReport Last => TheLast.Value;

    public string Folder { get; }

    /// <summary>What the run showed: first the folder of results, as the lifecycle says it.</summary>
    public string[] Said { get; }

    public IReadOnlyList<JsonElement> Results => _results;

    /// <summary>The one result of a test: class and method.</summary>
    public JsonElement this[string test] => _results.Single(r => Word(r, "fullName").Contains($".{test}(", StringComparison.Ordinal));

    public IEnumerable<JsonElement> Of(string test) => _results.Where(r => Word(r, "fullName").Contains($".{test}(", StringComparison.Ordinal));

    public JsonElement Container(string name) => _containers.Single(c => Word(c, "name") == "Planted." + name);

    public string Attached(JsonElement attachment) => File.ReadAllText(Path.Combine(Folder, "results", Word(attachment, "source")));

    public static string Word(JsonElement element, string member) => element.TryGetProperty(member, out var value) ? value.GetString()! : "";

    public static IEnumerable<JsonElement> List(JsonElement element, string member) => element.GetProperty(member).EnumerateArray();

    public static string[] Names(JsonElement element, string member) => [.. List(element, member).Select(e => Word(e, "name"))];

    /// <summary>The values of a label.</summary>
    public static string[] Labels(JsonElement result, string name) =>
        [.. List(result, "labels").Where(l => Word(l, "name") == name).Select(l => Word(l, "value"))];

    private string[] Run()
    {
        var flavour = Path.GetRelativePath(Path.Combine(RepositoryRoot.Find(), "Tests", "bin"), AppContext.BaseDirectory);
        var planted = Path.Combine(RepositoryRoot.Find(), "Tests", "Allure", "Planted", "bin", flavour, "Planted.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [planted])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment = { ["ALLURE_CONFIG"] = "settings.json" },
        })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? said.Split('\n', StringSplitOptions.TrimEntries) : throw new InvalidOperationException($"The planted tests could not be run: {said}");
    }

    private List<JsonElement> Read(string pattern) =>
        [.. Directory.EnumerateFiles(Path.Combine(Folder, "results"), pattern).Select(f => JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(f)))];
}
