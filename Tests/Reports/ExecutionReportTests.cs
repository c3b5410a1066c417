using System.Text.RegularExpressions;
using Framework.Evidence;
using Framework.Http;
using NUnit.Framework;
using Reports.Journal;
using Shouldly;

namespace Tests.Reports;

internal sealed class ExecutionReportTests
{
    private const string Feature = """
        Feature: Paying
          Scenario: A paid invoice is PAID
            Given an invoice
            When it is paid
            Then it is PAID
            And the parent knows
          Scenario: Nobody ran this one
            Given an invoice
        """;

    private Results results = null!;

    [SetUp]
    public void MakeFolder()
    {
        results = new Results();
        results.Feature("Invoices/Paying.feature", Feature);
        results.InRepository("behaviours.yml", """
            - area: invoices
              groups:
                - id: INV-1
                  title: Lifecycle
                  behaviours:
                    INV-1.1: A new invoice is a DRAFT.
                    INV-1.2: A paid one is PAID.
                    INV-1.3: A sent one is SENT.
            - area: shop
              groups:
                - id: SHOP-1
                  title: Cart
                  behaviours:
                    SHOP-1.1: A cart is empty at first.
            """);
        results.InRepository("integration-matrix.yml", "- link: external/yookassa\n  title: Payments\n- link: external/stripe\n  title: Cards\n  planned: true\n");
    }

    [TearDown]
    public void RemoveFolder() => results.Dispose();

    [Test]
    public async Task A_failure_shows_its_step_its_message_what_was_seen_and_its_line()
    {
        var failure = Made.Failure("Invoice 17\n  expected: PAID\n  actual:   SENT");
        results.Ran(Made.Record(Made.Identity(tags: ["INV-1.2"]), failure: failure, steps:
        [
            Made.Step("an invoice"), Made.Step("it is paid", "When", evidence: Made.Exchange(status: 409)), Made.Step("it is PAID", "Then", failure: failure),
        ]));

        var (markdown, html) = await Pages();

        html.ShouldContain("<h1><span class=\"sign\" aria-hidden=\"true\">✗</span> Failed</h1>");
        html.ShouldContain("1 of 1 scenario failed, for 1 cause.");
        html.ShouldContain("<li class=\"passed\">When it is paid <small>4</small></li>");
        html.ShouldContain("<li class=\"failed\">Then it is PAID <small>5</small></li>");
        html.ShouldContain("<li class=\"unreached\">And the parent knows <small>6</small></li>");
        html.ShouldContain("<pre class=\"message\">Invoice 17\n  expected: PAID\n  actual:   SENT</pre>");
        html.ShouldContain("<b>Seen</b> <code>POST /invoices?draft=1 → 409");
        html.ShouldContain("<code>Features/Invoices/Paying.feature:5</code>");
        markdown.ShouldContain("# ❌ Failed");
        markdown.ShouldContain("Features/Invoices/Paying.feature:5: **Then it is PAID**");
        markdown.ShouldContain("```text\nInvoice 17\n  expected: PAID\n  actual:   SENT\n```");
        markdown.ShouldContain("Seen: POST /invoices?draft=1 → 409");
        markdown.ShouldContain("- ✗ broken: INV-1.2 A paid one is PAID.");
    }

    [Test]
    public async Task What_is_proven_what_is_not_tested_and_what_did_not_run_is_said()
    {
        results.Ran(Made.Record(Made.Identity(tags: ["INV-1.2", "matrix:external/yookassa"])));

        var (markdown, html) = await Pages();

        html.ShouldContain("All 1 scenario that ran passed. 1 scenario of the suite did not run.");
        html.ShouldContain("<dt>Behaviours proven</dt><dd><b>1</b> of 4<small>3 without a scenario</small></dd>");
        html.ShouldContain("<dt>Integrations proven</dt><dd><b>1</b> of 2<small>1 not built yet</small></dd>");
        html.ShouldContain("Nobody ran this one <small><code>Features/Invoices/Paying.feature:7</code>");
        html.ShouldContain("Areas without any scenario <small>1 behaviours, not tested</small>");
        markdown.ShouldContain("# ✅ Passed");
        markdown.ShouldContain("| 1 | 1 | 0 | 0 | 1 | 100 % |");
        markdown.ShouldContain("- ○ not tested: INV-1.1 A new invoice is a DRAFT.");
        markdown.ShouldContain("- ○ not tested at all: Shop (1 behaviour)");
        markdown.ShouldContain("| ✓ proven | external/yookassa | Payments | 1 |");
        markdown.ShouldContain("| · planned | external/stripe | Cards | 0 |");
        markdown.ShouldContain("- Nobody ran this one (Features/Invoices/Paying.feature:7)");
    }

    [Test]
    public async Task A_run_that_was_stopped_is_incomplete_even_if_nothing_failed()
    {
        new RunPlan("r1", Made.Start, Made.Start.AddSeconds(4), null, 1, false, "in-process", "./tf run", Interrupted: true).Write(results.Paths);
        results.Ran(Made.Record());

        (await Pages()).Html.ShouldContain("</span> Incomplete</h1>");
    }

    [Test]
    public async Task A_run_of_nothing_is_no_success()
    {
        var (markdown, html) = await Pages();

        html.ShouldContain("<header class=\"bad\">");
        markdown.ShouldStartWith("# ❌ Nothing ran");
    }

    [Test]
    public async Task Nothing_that_a_scenario_says_becomes_markup()
    {
        const string Odd = "<script>alert('x')</script> & | `code` **bold** \u0001";
        results.Ran(Made.Record(Made.Identity(Odd), Made.Failure(Odd), [Made.Step(Odd, failure: Made.Failure(Odd))]));

        var (markdown, html) = await Pages();

        html.ShouldNotContain("<script");
        html.ShouldContain("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; |");
        markdown.ShouldContain(@"\<script\>alert('x')\</script\> & \| \`code\` \*\*bold\*\*");
    }

    [Test]
    public async Task A_message_with_a_fence_in_it_stays_within_its_block()
    {
        results.Ran(Made.Record(failure: Made.Failure("a\n```\nb")));
        (await Pages()).Markdown.ShouldContain("````text\na\n```\nb\n````\n");
    }

    [Test]
    public async Task The_page_loads_nothing()
    {
        results.Ran(Made.Record());

        var html = (await Pages()).Html;

        Regex.Matches(html, """(src|href)="(?<to>[^"#][^"]*)""").Select(m => m.Groups["to"].Value).Distinct()
            .ShouldBe(["summary.json", "junit.xml", "execution-report.md"]);
        html.ShouldContain("default-src 'none'");
        html.ShouldNotContain("@import");
        html.ShouldNotContain("url(");
    }

    [Test]
    public async Task Failures_of_one_cause_are_told_once_and_the_rest_is_named()
    {
        results.Ran([.. Enumerable.Range(1, 8).Select(i => Made.Record(Made.Identity($"Scenario {i}"), Made.Failure($"Expected invoice {i}{i}{i}{i} to be PAID")))]);

        var (markdown, html) = await Pages();

        html.ShouldContain("8 of 8 scenarios failed, for 1 cause.");
        html.ShouldContain("3 more scenarios failed the same way");
        html.ShouldContain("<b class=\"count\">8×</b> <span class=\"kind\">product</span>");
        markdown.ShouldContain("<details><summary>5 more failed the same way</summary>");
    }

    [Test]
    public async Task No_secret_is_in_any_file()
    {
        const string Token = "eyJhbGciOi.s3cr3t.value", Password = "hunter2hunter2", Card = "4111 1111 1111 1111";
        new RunPlan("r1", Made.Start, null, null, 1, false, "in-process", $"./tf run --database Host=db;Password={Password} --target https://anna:{Password}@example.org", false).Write(results.Paths);
        var failure = Failures.From(new InvalidOperationException($"refused: {{\"access_token\":\"{Token}\"}} for card {Card}"), "step");
        results.Ran(Made.Record(failure: failure, steps: [Made.Step("it is paid", "When", failure: failure)]));
        await Pages();

        foreach (var file in Directory.EnumerateFiles(results.Paths.Output, "*", SearchOption.AllDirectories))
            foreach (var secret in new[] { Token, Password, Card })
                File.ReadAllText(file).ShouldNotContain(secret, customMessage: file);
    }

    [Test]
    public async Task Operations_by_status_show_what_is_not_declared_what_was_never_answered_and_what_was_never_called()
    {
        Observed(1, new OperationUse("POST", "/invoices", "create-invoice", ["201", "4XX"], [new AnswerUse(201, 3), new AnswerUse(409, 1)]), Unused);
        Observed(2, new OperationUse("POST", "/invoices", "create-invoice", ["201", "4XX"], [new AnswerUse(201, 4), new AnswerUse(500, 1)]), Unused);
        results.Ran(Made.Record());

        var (markdown, html) = await Pages();

        html.ShouldContain("<h2>Operations <small>1 of 2 exercised</small></h2>");
        html.ShouldContain("1 of 2 operations answered 9 times. Of 3 declared answers 2 were seen; 1 was seen that is not declared.");
        html.ShouldContain("<th><code>POST /invoices</code> <small>create-invoice</small></th><td></td><td class=\"good\">7</td><td class=\"good\">1</td><td></td><td class=\"bad\">1</td></tr>");
        html.ShouldContain("<li class=\"gap\"><span class=\"sign\">○</span><div><code>GET /invoices/{id}</code> get-invoice <small>never exercised</small></div></li>");
        markdown.ShouldContain("- ○ never exercised: GET /invoices/\\{id\\} get-invoice");
        markdown.ShouldContain("| operation | 200 | 201 | 409 | 4XX | 500 |\n|---|---:|---:|---:|---:|---:|\n| POST /invoices |  | 7 | 1 |  | 1! |\n| GET /invoices/\\{id\\} | · |  |  |  |  |\n");
    }

    [Test]
    public async Task Without_a_contract_there_is_no_such_section()
    {
        Observed(1);
        results.Ran(Made.Record());
        (await Pages()).Html.ShouldNotContain("operations\">");
    }

    [TestCase(null, "1/1", true)]
    [TestCase(null, "1-3/3", true)]
    [TestCase("@INV", "1/1", false)]
    [TestCase(null, "2/3", false)]
    [TestCase(null, "1/1", false, true)]
    public async Task An_operation_that_nobody_called_is_a_suspect_where_the_whole_suite_ran(string? tags, string shard, bool isSuspect, bool isPart = false)
    {
        new RunPlan("r1", Made.Start, Made.Start.AddSeconds(4), tags, 1, false, "in-process", "./tf run", false) { Shard = shard, IsPart = isPart }.Write(results.Paths);
        Observed(1, Unused);
        results.Ran(Made.Record());

        (await results.Summary()).Suspects.Count(s => s is { Kind: "never-exercised-operation", Detail: "GET /invoices/{id} (get-invoice)" }).ShouldBe(isSuspect ? 1 : 0);
    }

    private static readonly OperationUse Unused = new("GET", "/invoices/{id}", "get-invoice", ["200"], []);

    [Test]
    public async Task Of_a_flaky_scenario_both_traces_stand_side_by_side()
    {
        new RunPlan("r1", Made.Start, Made.Start.AddSeconds(4), null, 1, false, "in-process", "./tf run --retry 1", false) { Retry = 1 }.Write(results.Paths);
        var failure = Made.Failure();
        results.Writer().ScenarioEnded(Made.Record(failure: failure, steps: [Made.Step("an invoice", failure: failure, evidence: Made.Exchange())]));
        results.Writer(global::Reports.EvidenceLevel.Full, attempt: 2).ScenarioEnded(Made.Record(steps: [Made.Step("an invoice", evidence: Made.Exchange())], attempt: 2));

        var (_, html) = await Pages();

        var traces = Regex.Matches(html, "<iframe loading=\"lazy\" src=\"([^\"]+)\"").Select(m => File.ReadAllText(Path.Combine(results.Paths.Output, m.Groups[1].Value))).ToList();
        traces.Count.ShouldBe(2);
        html.ShouldContain("frame-src 'self' file:", Case.Sensitive, "otherwise the browser shows neither");
        traces[0].ShouldContain("\"outcome\":\"failed\"");
        traces[1].ShouldContain("\"outcome\":\"passed\"");
    }

    private void Observed(int attempt, params OperationUse[] operations) =>
        results.Writer(attempt: attempt).RunObserved(new RunFacts(7, "in-process", 2, "PostgreSQL 18.4 (embedded)", TimeSpan.FromSeconds(1.5), [], true) { Operations = operations });

    private async Task<(string Markdown, string Html)> Pages()
    {
        await results.Summary();
        return (File.ReadAllText(results.Paths.ExecutionMarkdown), File.ReadAllText(results.Paths.ExecutionHtml));
    }
}
