using Framework.Evidence;
using NUnit.Framework;
using Reports.Causes;
using Reports.Journal;
using Reports.Suite;
using Shouldly;

namespace Tests.Reports;

/// <summary>Defects of all five causes, planted into the real system, its scenarios, their data, the machine and what is sent to vendors.</summary>
internal sealed class TriageTests
{
    private const int AtLeast = 38, Planted = 40;

    [Test]
    public async Task The_right_cause_is_named_for_at_least_38_of_40_planted_defects_and_the_first_line_names_the_broken_thing_for_all()
    {
        var judged = (await PlantedRun.Results).Ended.Where(l => Wanted(l) is not null).ToList();

        judged.Count.ShouldBeGreaterThanOrEqualTo(Planted);
        var wrong = judged.Where(l => Word(l) != Wanted(l)).Select(l => $"{l.Name}: {Word(l)} instead of {Wanted(l)}, because {l.Diagnosis?.Rule}").ToList();
        TestContext.Out.WriteLine($"{judged.Count - wrong.Count} of {judged.Count} causes are right.");
        wrong.Count.ShouldBeLessThanOrEqualTo(judged.Count - (AtLeast + judged.Count - Planted), string.Join('\n', wrong));
        judged.Where(l => !FirstLine(l).Contains(Thing(l), StringComparison.OrdinalIgnoreCase)).Select(l => $"{l.Name}: \"{FirstLine(l)}\" does not name {Thing(l)}").ShouldBeEmpty();
        judged.Where(l => string.IsNullOrWhiteSpace(l.Diagnosis?.Evidence) || string.IsNullOrWhiteSpace(l.Diagnosis.Owner)).Select(l => l.Name).ShouldBeEmpty("without evidence or owner");
    }

    [Test]
    public async Task Who_should_look_follows_from_the_code_that_threw_or_complained()
    {
        var run = await PlantedRun.Results;

        run["It throws when a payment is started"].Diagnosis!.Owner.ShouldBe("Planted");
        run["YooKassa gets no key"].Diagnosis!.OwnerBecause.ShouldBe("the log line of SystemUnderTest.Payments.YooKassaClient");
        run["A port is taken"].Diagnosis!.Owner.ShouldBe("whoever runs the tests");
    }

    [Test]
    public async Task One_exception_is_one_cause_whatever_the_steps_expected()
    {
        using var results = new Results();
        results.Ran([.. Enumerable.Range(1, 3).Select(i => Crashed($"Scenario {i}", $"expected {i} items", i))]);

        var cause = (await results.Summary()).Causes.ShouldHaveSingleItem();

        cause.Cause.ShouldBe("NullReferenceException in POST /orders: Object reference not set to an instance of an object.");
        cause.Scenarios.Count.ShouldBe(3);
        cause.Owner.ShouldBe("Orders");
        cause.Because.ShouldBe("the system threw and caught nothing: NullReferenceException: Object reference not set to an instance of an object. at Shop.Orders.OrderService.Pay()");
    }

    [Test]
    public void An_answer_that_the_systems_own_document_does_not_declare_is_the_products_fault()
    {
        const string Breach = "POST /orders (create-order) answered 500; /openapi/v1.json declares 201";
        var found = Diagnosed([Made.Exchange(status: 500)], Made.Failure($"The system does not keep its own contract: {Breach}\nPOST /b answered 1", "end of scenario", CauseKind.Product, "ApiContract"));
        (found.Kind, found.Evidence, found.Thing).ShouldBe((CauseKind.Product, Breach, $"The system does not keep its own contract: {Breach}"));
    }

    [Test]
    public void A_database_that_the_scenario_took_away_is_no_trouble_of_the_machine()
    {
        var refused = new SqlStatement(Made.Start, "SELECT 1", TimeSpan.Zero, "57P01", "GET /orders");
        var failure = Made.Failure(cause: CauseKind.Product);
        Diagnosed([refused, Made.Exchange("GET", status: 200)], failure).Kind.ShouldBe(CauseKind.Infrastructure);
        Diagnosed([new Note(Made.Start, global::Framework.Database.LostDatabase.Remark), refused, Made.Exchange("GET", status: 200)], failure).Kind.ShouldBe(CauseKind.Product);
    }

    [Test]
    public void A_code_that_only_the_system_spells_so_is_the_systems_mistake()
    {
        var message = "code\n    should be\n\"out_of_stock\"\n    but was\n\"out_of_stokc\"";
        var others = new Note(Made.Start, "");
        Diagnosed([Made.Exchange("GET", status: 409), others], Made.Failure(message)).Kind.ShouldBe(CauseKind.Product);
        var known = new SqlStatement(Made.Start, "SELECT 'out_of_stokc'", TimeSpan.Zero, null, null);
        Diagnosed([Made.Exchange("GET", status: 409), known], Made.Failure(message)).ShouldSatisfyAllConditions(
            d => d.Kind.ShouldBe(CauseKind.Test),
            d => d.Thing.ShouldBe("The scenario expects \"out_of_stock\"; it is spelt \"out_of_stokc\""));
    }

    [Test]
    public void What_passed_or_was_skipped_is_not_judged()
    {
        Triage.Of(Made.Record(), null, FeatureIndex.Empty).ShouldBeNull();
        Triage.Of(Made.Record(failure: Made.Failure(), outcome: Outcome.Skipped), null, FeatureIndex.Empty).ShouldBeNull();
    }

    private static Diagnosis Diagnosed(EvidenceItem[] evidence, Failure failure) =>
        Triage.Of(Made.Record(failure: failure, steps: [Made.Step("it is so", "Then", failure: failure, evidence: evidence)]), null, FeatureIndex.Empty).ShouldNotBeNull();

    private static ScenarioRecord Crashed(string name, string message, int id)
    {
        var failure = Made.Failure(message);
        var log = new LogEntry(Made.Start, "Error", "Shop.Http", "failed", "System.NullReferenceException: Object reference not set to an instance of an object.\n   at System.Linq.Enumerable.First()\n   at Shop.Orders.OrderService.Pay(Order order) in /src/x.cs:line 7");
        return Made.Record(Made.Identity(name), failure, [Made.Step("it is paid", "When", failure: failure, evidence: [Made.Exchange(url: $"http://localhost/orders?try={id}", status: 500), log])]);
    }

    private static string? Wanted(ScenarioLine line) => line.Tags.FirstOrDefault(t => t.StartsWith("cause:", StringComparison.Ordinal))?[6..];

    private static string Thing(ScenarioLine line) => line.Tags.Single(t => t.StartsWith("names:", StringComparison.Ordinal))[6..].Replace('+', ' ');

    private static string FirstLine(ScenarioLine line) => line.Failure!.Message.Split('\n')[0];

    private static string Word(ScenarioLine line) => line.Diagnosis is { } diagnosis ? CauseClassifier.Word(diagnosis.Kind) : "nothing";
}
