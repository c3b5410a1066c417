using System.Text.Json;
using System.Text.RegularExpressions;
using Framework.Evidence;
using NUnit.Framework;
using Reports.Trace;
using Shouldly;

namespace Tests.Reports;

internal sealed partial class TracePageTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 12, 9, 0, 0, TimeSpan.Zero);

    [Test]
    public void Every_event_is_on_its_step_between_those_whom_it_concerns()
    {
        var data = DataOf(Page(Record(
            Exchange(Direction.TestToSystem, "system"),
            new SqlStatement(Start.AddMilliseconds(2), "SELECT 1", TimeSpan.FromMilliseconds(1), null, "POST /payments"),
            Exchange(Direction.SystemToVendor, "yookassa"),
            new SocketFrame(Start.AddMilliseconds(9), "olga", false, FrameKind.Text, "{\"type\":\"hello\"}", 16))));
        Strings(data.GetProperty("lanes")).ShouldBe(["test", "socket olga", "system", "database", "yookassa"]);
        var step = data.GetProperty("steps").EnumerateArray().ShouldHaveSingleItem();
        step.GetProperty("name").GetString().ShouldBe("When Olga pays");
        step.GetProperty("bad").GetBoolean().ShouldBeTrue();
        step.GetProperty("events").EnumerateArray().Select(e => (e.GetProperty("k").GetString(), e.GetProperty("from").GetInt32(), e.GetProperty("to").GetInt32()))
            .ShouldBe([("http", 0, 2), ("sql", 2, 3), ("vendor", 2, 4), ("frame", 2, 1)]);
    }

    [Test]
    public void What_somebody_answered_cannot_end_the_page()
    {
        const string Hostile = "</script><script>alert('x')</script><!-- & \u2028";
        var page = Page(Record(new Note(Start, Hostile)));
        page.Split("</script>").Length.ShouldBe(3, "ends of script elements in the page: the data's and the code's");
        DataOf(page).GetProperty("steps")[0].GetProperty("events")[0].GetProperty("parts")[0][1].GetString().ShouldBe(Hostile);
    }

    [Test]
    public void The_page_needs_no_network()
    {
        var page = Page(Record(new Note(Start, "nothing")));
        page.ShouldNotContain("src=");
        page.ShouldNotContain("href=");
        page.ShouldNotContain("@import");
        page.ShouldNotContain("url(");
    }

    [Test]
    public void A_scenario_that_saw_too_much_is_cut_to_300_kB_and_says_so()
    {
        var page = Page(Record([.. Enumerable.Range(0, 60).Select(i => (EvidenceItem)new LogEntry(Start, "Information", "Bulk", new string('x', 12_000), null))]));
        page.Length.ShouldBeLessThan(300_000);
        page.ShouldContain("12000 characters in all");
    }

    private static string Page(ScenarioRecord record) => TracePage.Of(record, null);

    private static JsonElement DataOf(string page) => JsonDocument.Parse(DataElement().Match(page).Groups["json"].Value).RootElement;

    private static IEnumerable<string?> Strings(JsonElement array) => array.EnumerateArray().Select(e => e.GetString());

    private static HttpExchange Exchange(Direction direction, string peer) =>
        new(Start.AddMilliseconds(1), direction, peer, "POST", "http://localhost/payments?x=1", [], null, 201, [], null, TimeSpan.FromMilliseconds(5), null);

    private static ScenarioRecord Record(params EvidenceItem[] evidence)
    {
        var failure = new Failure("expected 1 payment, actual 2", "", "AssertionException", "step", null);
        var step = new StepRecord("When", "Olga pays", null, Start, TimeSpan.FromMilliseconds(10), Outcome.Failed, failure, evidence);
        return new ScenarioRecord(new ScenarioIdentity("id", "Payments", "Two clicks", [], [], ""), Start, TimeSpan.FromMilliseconds(12), Outcome.Failed, failure, [step], [], [], "0af7651916cd43dd8448eb211c80319c", 1, 7, 1);
    }

    [GeneratedRegex("""<script type="application/json" id="data">(?<json>.*?)</script>""", RegexOptions.Singleline)]
    private static partial Regex DataElement();
}
