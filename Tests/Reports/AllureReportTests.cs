using Framework.Evidence;
using NUnit.Framework;
using Reports;
using Reports.AllureReport;
using Shouldly;

namespace Tests.Reports;

/// <summary>The Allure report that npm's <c>allure</c> makes. Installs it into the user's cache if it isn't there yet.</summary>
internal sealed class AllureReportTests
{
    private Results results = null!;

    [SetUp]
    public void MakeFolder() => results = new Results();

    [TearDown]
    public void RemoveFolder() => results.Dispose();

    [Test]
    public async Task The_report_is_one_page_that_loads_nothing_from_elsewhere_and_is_made_without_npm_once_Allure_is_cached()
    {
        results.Ran(Made.Record(), Made.Record(Made.Identity("Refused"), Made.Failure()));

        var first = await ReportBuilder.BuildAsync(new ReportRequest(results.Paths));
        var again = await ReportBuilder.BuildAsync(new ReportRequest(results.Paths), NodeTools.OnPath with { Npm = "no-such-npm" }, ToolCache.Folder(), default);

        first.AllureProblem.ShouldBeNull();
        again.AllureProblem.ShouldBeNull();
        again.AllureIndex.ShouldBe(Path.Combine(results.Paths.AllureReport, "index.html"));
        var page = File.ReadAllText(again.AllureIndex!);
        page.ShouldNotContain("googletagmanager");
        page.ShouldNotContain("dataLayer");
        page.ShouldContain("Content-Security-Policy");
        page.ShouldContain("<title> Integration tests </title>");
        File.ReadAllLines(results.Paths.HistoryFile).Length.ShouldBe(1, "the same run was reported twice");
        Directory.GetFileSystemEntries(results.Paths.Output, "*.partial").ShouldBeEmpty();
    }

    /// <summary>Node has what a browser has: the page's own script is run, and asked for every file.</summary>
    [Test]
    public async Task The_page_carries_its_data_packed_and_hands_out_every_file_as_Allure_had_written_it()
    {
        results.Ran(Made.Record(steps: [Made.Step("an invoice", evidence: Made.Exchange(body: $"{{\"note\":\"ünïcode {new string('x', 60_000)}\"}}"))]));
        var index = (await ReportBuilder.BuildAsync(new ReportRequest(results.Paths))).AllureIndex!;
        results.InRepository("ask.js", """
            const page = require("fs").readFileSync(process.argv[2], "utf8");
            const element = { textContent: /id="report-data" type="text\/plain">([^<]*)</.exec(page)[1] };
            const script = page.slice(page.indexOf("// Hands out the files"));
            const files = [];
            global.window = { set allureReportDataReady(_) { ask(window.allureReportData); } };
            global.document = { getElementById: () => element, body: {} };
            const map = Map.prototype.set;
            Map.prototype.set = function (name, value) { files.push(name); return map.call(this, name, value); };
            function ask(data) { for (const name of files) if (name in data) console.log(name + " " + data[name]); console.log("no-such-file" in data); }
            eval(script.slice(0, script.indexOf("</script>")));
            """);

        var said = await NodeTools.RunAsync("node", [Path.Combine(results.Paths.Repository, "ask.js"), index], results.Paths.Repository, default);

        said.ExitCode.ShouldBe(0, said.Said);
        var files = said.Said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        files[^1].ShouldBe("false");
        var contents = files[..^1].Select(f => f.Split(' ')).ToDictionary(f => f[0], f => System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(f[1])));
        contents.ShouldContainKey("widgets/tree.json");
        foreach (var attachment in Directory.GetFiles(results.Paths.AllureResults, "*-attachment.*"))
            contents.Values.ShouldContain(File.ReadAllText(attachment));
        File.ReadAllText(index).ShouldNotContain("d(\"data/");
    }

    [TestCase("<html><script>Promise.allSettled([d(\"a\",\"YQ==\"),e()])</script></html>")]
    [TestCase("<html><script>Promise.allSettled([d(\"a\",\"no base64!\")])</script></html>")]
    [TestCase("<html><script>Promise.allSettled([d(\"a\",\"YQ==")]
    [TestCase("<html></html>")]
    public void A_page_that_carries_its_data_in_another_way_stays_as_it_is(string page) =>
        System.Text.Encoding.UTF8.GetString(PackedPage.Of(System.Text.Encoding.UTF8.GetBytes(page))).ShouldBe(page);

    [Test]
    public async Task Without_Node_all_but_the_Allure_report_is_made_and_one_sentence_says_why()
    {
        results.Ran(Made.Record());

        var outcome = await Build(new NodeTools("no-such-node", "no-such-npm"));

        outcome.AllureIndex.ShouldBeNull();
        outcome.AllureProblem.ShouldBe("No Allure report: Node.js 20 or newer is needed and `no-such-node` could not be started; install it. Its results are kept; ./tf report makes it later.");
        File.Exists(results.Paths.Summary).ShouldBeTrue();
        File.Exists(results.Paths.JUnit).ShouldBeTrue();
    }

    [Test]
    public async Task Without_npm_one_sentence_says_so()
    {
        results.Ran(Made.Record());
        (await Build(NodeTools.OnPath with { Npm = "no-such-npm" })).AllureProblem!.ShouldContain("npm is needed to install it and `no-such-npm` could not be started");
    }

    [Test]
    [Platform(Exclude = "Win")]
    public async Task A_failed_installation_leaves_nothing_behind_and_is_explained_in_npms_words()
    {
        results.Ran(Made.Record());

        var outcome = await Build(NodeTools.OnPath with { Npm = Script("echo 'npm error code ENOTFOUND' >&2; exit 1") });

        outcome.AllureProblem!.ShouldContain("(\"npm error code ENOTFOUND\"); go online");
        Directory.GetFileSystemEntries(Path.Combine(Cache, "allure")).ShouldBeEmpty();
    }

    [Test]
    [Platform(Exclude = "Win")]
    public async Task A_Node_that_is_too_old_is_named()
    {
        results.Ran(Made.Record());
        (await Build(NodeTools.OnPath with { Node = Script("echo v18.19.0") })).AllureProblem!.ShouldContain("says \"v18.19.0\"");
    }

    [Test]
    public async Task A_cache_that_cannot_be_written_is_named()
    {
        results.Ran(Made.Record());
        results.InRepository("cache", "a file where a folder is needed");
        (await Build(NodeTools.OnPath)).AllureProblem!.ShouldContain("point TF_CACHE at a folder that can");
    }

    [Test]
    public async Task No_scenario_no_report()
    {
        (await Build(new NodeTools("no-such-node", "no-such-npm"))).AllureProblem!.ShouldContain("no scenario ran");
    }

    [TestCase("<script async src=\"https://cdn.example.org/a.js\"></script>")]
    [TestCase("<script src='//cdn.example.org/a.js'></script>")]
    [TestCase("<script async src=\"https://cdn.example.org/a.js\"></script>\n <script>\n window.dataLayer = []; function gtag(){}\n</script>")]
    public void A_script_from_elsewhere_is_taken_out(string script)
    {
        var page = OfflinePage.Treat($"<html><head lang=\"en\"></head><body>{script}<script>own()</script></body></html>");

        page.ShouldEndWith("</head><body><script>own()</script></body></html>");
        page.ShouldContain("default-src 'self'");
    }

    [Test]
    public void The_pages_own_scripts_stay()
    {
        const string Own = "<script src=\"app.js\"></script><script src=\"data:text/javascript;base64,Ly8=\"></script>";
        OfflinePage.Treat(Own).ShouldBe(Own);
    }

    private string Cache => Path.Combine(results.Paths.Repository, "cache");

    private Task<ReportOutcome> Build(NodeTools tools) => ReportBuilder.BuildAsync(new ReportRequest(results.Paths), tools, Cache, default);

    private string Script(string commands)
    {
        results.InRepository("script.sh", $"#!/bin/sh\n{commands}\n");
        var path = Path.Combine(results.Paths.Repository, "script.sh");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
