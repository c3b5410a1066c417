using System.Text.Json;
using Framework.Evidence;
using NUnit.Framework;
using Reports;
using Shouldly;

namespace Tests.Reports;

internal sealed class AllureResultTests
{
    private Results results = null!;

    [SetUp]
    public void MakeFolder() => results = new Results();

    [TearDown]
    public void RemoveFolder() => results.Dispose();

    [Test]
    public void Labels_come_from_tags_and_otherwise_from_where_the_scenario_stands()
    {
        results.Feature("Invoices/Paying.feature", "Feature: Paying\n  Rule: Money settles\n    Scenario: Tagged\n      Given a\n");
        var tags = new[] { "epic:Getting_paid", "severity:critical", "owner:anna", "INV-1.5", "matrix:external/yookassa" };

        var labels = Labels(results.Written(Made.Record(Made.Identity("Tagged", tags: tags), lane: 3, suspects: [new Suspect("n-plus-one", "12 times SELECT")])));

        labels["epic"].ShouldBe(["Getting paid"]);
        labels["feature"].ShouldBe(["Paying"]);
        labels["story"].ShouldBe(["Money settles"]);
        labels["severity"].ShouldBe(["critical"]);
        labels["owner"].ShouldBe(["anna"]);
        labels["parentSuite"].ShouldBe(["Invoices"]);
        labels["suite"].ShouldBe(["Paying"]);
        labels["tag"].ShouldBe(["INV-1.5", "matrix:external/yookassa", "suspect:n-plus-one"]);
        labels["thread"].ShouldBe(["lane 3"]);
        labels["framework"].ShouldBe(["Reqnroll"]);
        labels.Contains("host").ShouldBeTrue();
        labels.Contains("language").ShouldBeTrue();
        labels.Contains("cause").ShouldBeFalse();
    }

    [Test]
    public void Untagged_scenarios_belong_to_their_folder_and_feature_and_are_of_normal_severity()
    {
        var labels = Labels(results.Written(Made.Record()));

        labels["epic"].ShouldBe(["Invoices"]);
        labels["feature"].ShouldBe(["Paying"]);
        labels["severity"].ShouldBe(["normal"]);
    }

    [Test]
    public void Example_rows_are_parameters_and_share_the_test_case_but_not_the_history()
    {
        var first = results.Written(Made.Record(Made.Identity("Paying <amount>", row: ("amount", "1"))));
        var all = results.All();
        results.Writer().ScenarioEnded(Made.Record(Made.Identity("Paying <amount>", row: ("amount", "2"))));
        var second = results.All().Single(r => r.GetProperty("uuid").GetString() != first.GetProperty("uuid").GetString());

        first.GetProperty("name").GetString().ShouldBe("Paying 1");
        first.GetProperty("parameters")[0].GetProperty("name").GetString().ShouldBe("amount");
        first.GetProperty("parameters")[0].GetProperty("value").GetString().ShouldBe("1");
        first.GetProperty("testCaseId").GetString().ShouldBe(second.GetProperty("testCaseId").GetString());
        first.GetProperty("historyId").GetString().ShouldNotBe(second.GetProperty("historyId").GetString());
        all.ShouldHaveSingleItem();
    }

    [Test]
    public void Steps_after_the_failing_one_appear_as_skipped()
    {
        results.Feature("Invoices/Paying.feature", "Feature: Paying\n  Scenario: A paid invoice is PAID\n    Given an invoice\n    When it is paid\n    Then it is PAID\n    And the parent knows\n      | who  |\n      | Anna |\n");
        var failure = Made.Failure();

        var result = results.Written(Made.Record(failure: failure, steps: [Made.Step("an invoice"), Made.Step("it is paid", "When", failure: failure)]));

        StepLines(result).ShouldBe(["passed Given an invoice", "failed When it is paid", "skipped Then it is PAID", "skipped And the parent knows"]);
        result.GetProperty("status").GetString().ShouldBe("failed");
        result.GetProperty("statusDetails").GetProperty("message").GetString().ShouldBe("Expected PAID, was SENT.");
        result.GetProperty("statusDetails").GetProperty("trace").GetString()!.ShouldEndWith("cause: product");
        result.GetProperty("steps")[1].GetProperty("statusDetails").GetProperty("message").GetString().ShouldBe("Expected PAID, was SENT.");
        results.AttachmentText(result.GetProperty("steps")[3], "table").ShouldBe("who\nAnna");
    }

    [Test]
    public void A_failing_hook_is_a_broken_step_before_all_others()
    {
        results.Feature("Invoices/Paying.feature", "Feature: Paying\n  Scenario: A paid invoice is PAID\n    Given an invoice\n");
        var failure = Made.Failure("No database.", "BeforeScenario LaneHooks.TakeLane", CauseKind.Infrastructure, "System.InvalidOperationException");

        var result = results.Written(Made.Record(failure: failure, outcome: Outcome.Broken, steps: []));

        StepLines(result).ShouldBe(["broken BeforeScenario LaneHooks.TakeLane", "skipped Given an invoice"]);
        Labels(result)["cause"].ShouldBe(["infrastructure"]);
    }

    [Test]
    public void What_the_end_of_the_scenario_found_is_a_step_of_its_own()
    {
        var result = results.Written(Made.Record(failure: Made.Failure("YooKassa refuses: no Idempotence-Key", "end of scenario", CauseKind.VendorContract)));

        StepLines(result)[^1].ShouldBe("failed End of scenario");
        Labels(result)["cause"].ShouldBe(["vendor-contract"]);
    }

    [Test]
    public void Tables_and_doc_strings_are_shown_on_their_step()
    {
        var result = results.Written(Made.Record(steps:
        [
            Made.Step("invoices", argument: "| amount | note |\n| 1 | a, b |"),
            Made.Step("a body", argument: """{"a":1}"""),
            Made.Step("a text", argument: "Dear parent"),
        ]));

        var types = result.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("attachments")[0].GetProperty("type").GetString());
        types.ShouldBe(["text/csv", "application/json", "text/plain"]);
        results.AttachmentText(result.GetProperty("steps")[0], "table").ShouldBe("amount,note\n1,\"a, b\"");
    }

    [Test]
    public void Links_are_made_from_tags()
    {
        var result = results.Written(Made.Record(Made.Identity(tags: ["link:https://example.org/a", "issue:https://example.org/7", "tms:12"])));

        result.GetProperty("links").EnumerateArray().Select(l => $"{l.GetProperty("type")} {l.GetProperty("url")}")
            .ShouldBe(["custom https://example.org/a", "issue https://example.org/7"]);
        Labels(result)["tag"].ShouldContain("tms:12");   // no address is known for it, so it stays a tag
    }

    [Test]
    public void Whatever_characters_a_scenario_holds_its_result_is_JSON()
    {
        var odd = "Ян платит \"2 500\u00a0₽\" \u0000\u001f \ud800 😀 </script>\r\n";

        var result = results.Written(Made.Record(Made.Identity(odd), Made.Failure(odd), [Made.Step(odd, argument: odd)]));

        result.GetProperty("name").GetString()!.ShouldStartWith("Ян платит \"2 500\u00a0₽\"");
    }

    [Test]
    public void No_half_written_file_stays_behind()
    {
        results.Written(Made.Record());
        Directory.GetFiles(results.Paths.AllureResults, "*.tmp").ShouldBeEmpty();
    }

    private static ILookup<string, string> Labels(JsonElement result) =>
        result.GetProperty("labels").EnumerateArray().ToLookup(l => l.GetProperty("name").GetString()!, l => l.GetProperty("value").GetString()!);

    private static List<string> StepLines(JsonElement result) =>
        [.. result.GetProperty("steps").EnumerateArray().Select(s => $"{s.GetProperty("status").GetString()} {s.GetProperty("name").GetString()}")];
}
