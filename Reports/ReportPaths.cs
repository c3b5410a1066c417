namespace Reports;

/// <summary>Where a run reads from and what it leaves behind.</summary>
/// <param name="Repository">The folder that holds <c>Features/</c>, <c>behaviours.yml</c> and <c>integration-matrix.yml</c>.</param>
/// <param name="Output">Where results and reports go.</param>
public sealed record ReportPaths(string Repository, string Output)
{
    /// <summary>The suite's folder, relative to the repository, with a project of the same name in it: <c>TF_SUITE</c>, or <c>Features</c>.</summary>
    public string Suite { get; init; } = Environment.GetEnvironmentVariable("TF_SUITE") is { Length: > 0 } suite ? suite : "Features";

    /// <summary>The suite's feature files.</summary>
    public string Features => Path.Combine(Repository, Suite);

    /// <summary>One file for each scenario that failed: <c>tf replay</c> makes it happen again.</summary>
    public string Capsules => Path.Combine(Output, "capsules");

    /// <summary>What an audit of the scenarios' isolation found.</summary>
    public string Isolation => Path.Combine(Run, "isolation.json");

    /// <summary>The catalogue of behaviours.</summary>
    public string Behaviours => Path.Combine(Repository, "behaviours.yml");

    /// <summary>What is integrated with what.</summary>
    public string Matrix => Path.Combine(Repository, "integration-matrix.yml");

    /// <summary>Results as Allure reads them.</summary>
    public string AllureResults => Path.Combine(Output, "allure-results");

    /// <summary>The Allure report.</summary>
    public string AllureReport => Path.Combine(Output, "allure-report");

    /// <summary>What the report is built from.</summary>
    public string Run => Path.Combine(Output, "run");

    /// <summary>One JSON line for each scenario that began, one for each that ended.</summary>
    public string Journal => Path.Combine(Run, "scenarios.jsonl");

    /// <summary>One JSON line for each suspect that was found after its scenario had ended.</summary>
    public string LateSuspects => Path.Combine(Run, "suspects.jsonl");

    /// <summary>What the runner meant to run.</summary>
    public string Plan => Path.Combine(Run, "plan.json");

    /// <summary>What the test process printed.</summary>
    public string Console => Path.Combine(Run, "console.log");

    /// <summary>Facts of one attempt.</summary>
    public string Facts(int attempt) => Path.Combine(Run, $"facts-{attempt}.json");

    /// <summary>Which packages the test process ran with.</summary>
    public string Packages => Path.Combine(Run, "packages.json");

    /// <summary>Kept from run to run: what changed, flakiness, and Allure's trends come from it.</summary>
    public string HistoryFile { get => field ?? Path.Combine(Output, "history", "history.jsonl"); init; }

    /// <summary>The versioned summary for machines.</summary>
    public string Summary => Path.Combine(Output, "summary.json");

    /// <summary>For CI servers.</summary>
    public string JUnit => Path.Combine(Output, "junit.xml");

    /// <summary>One page for people, in Markdown.</summary>
    public string ExecutionMarkdown => Path.Combine(Output, "execution-report.md");

    /// <summary>The same page for a browser.</summary>
    public string ExecutionHtml => Path.Combine(Output, "execution-report.html");

    /// <summary>From <c>TF_RESULTS</c>, or <c>Reports/out</c> in the repository.</summary>
    public static ReportPaths FromEnvironment()
    {
        var repository = FindRepository(AppContext.BaseDirectory);
        var output = Environment.GetEnvironmentVariable("TF_RESULTS");
        return new ReportPaths(repository, string.IsNullOrWhiteSpace(output) ? Path.Combine(repository, "Reports", "out") : Path.GetFullPath(output));
    }

    /// <summary>The folder of the command line (<c>tf</c>), looked for upwards.</summary>
    /// <exception cref="DirectoryNotFoundException">No folder above has one.</exception>
    public static string FindRepository(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "tf")) || File.Exists(Path.Combine(folder.FullName, "TestFramework.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"Expected a folder with tf or TestFramework.sln above {from}; found none. Set TF_RESULTS and start from the repository.");
    }
}
