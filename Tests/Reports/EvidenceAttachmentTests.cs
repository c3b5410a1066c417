using Framework.Evidence;
using NUnit.Framework;
using Reports;
using Shouldly;

namespace Tests.Reports;

internal sealed class EvidenceAttachmentTests
{
    private Results results = null!;

    [SetUp]
    public void MakeFolder() => results = new Results();

    [TearDown]
    public void RemoveFolder() => results.Dispose();

    [Test]
    public void An_exchange_is_attached_to_its_step_in_the_format_of_the_HTTP_viewer()
    {
        var step = results.Written(Made.Record(steps: [Made.Step("an invoice", evidence: Made.Exchange())])).GetProperty("steps")[0];

        step.GetProperty("attachments")[0].GetProperty("type").GetString().ShouldBe("application/vnd.allure.http+json");
        Results.Names(step).ShouldBe(["POST /invoices?draft=1 → 201", "curl"]);
        var http = results.Attachment(step);
        http.GetProperty("schemaVersion").GetInt32().ShouldBe(1);
        (http.GetProperty("stop").GetInt64() - http.GetProperty("start").GetInt64()).ShouldBe(3);
        var request = http.GetProperty("request");
        request.GetProperty("method").GetString().ShouldBe("POST");
        request.GetProperty("query")[0].GetProperty("name").GetString().ShouldBe("draft");
        request.GetProperty("cookies")[1].GetProperty("value").GetString().ShouldBe("dark");
        request.GetProperty("body").GetProperty("encoding").GetString().ShouldBe("utf8");
        request.GetProperty("body").GetProperty("value").GetString().ShouldBe("""{"amount":2500}""");
        http.GetProperty("response").GetProperty("status").GetInt32().ShouldBe(201);
        http.GetProperty("response").GetProperty("statusText").GetString().ShouldBe("Created");
    }

    [Test]
    public void Masked_values_are_shown_as_redacted_by_the_viewer_and_stay_masked_in_the_curl_line()
    {
        var step = results.Written(Made.Record(steps: [Made.Step("an invoice", evidence: Made.Exchange())])).GetProperty("steps")[0];

        var headers = results.Attachment(step).GetProperty("request").GetProperty("headers").EnumerateArray()
            .ToDictionary(h => h.GetProperty("name").GetString()!, h => h.GetProperty("value").GetString());
        headers["Authorization"].ShouldBe("Bearer __ALLURE_REDACTED__");
        results.AttachmentText(step, "curl").ShouldBe(
            """curl -X POST 'http://localhost/invoices?draft=1' -H 'Authorization: Bearer ***' -H 'Content-Type: application/json' -H 'Cookie: session=***; theme=dark' --data-raw '{"amount":2500}'""");
    }

    [Test]
    public void A_request_without_a_response_shows_its_error()
    {
        var exchange = Made.Exchange(status: null, error: "System.Net.Http.HttpRequestException: Connection reset", direction: Direction.SystemToVendor, peer: "yookassa");
        var step = results.Written(Made.Record(steps: [Made.Step("a payment", evidence: exchange)])).GetProperty("steps")[0];

        Results.Names(step).ShouldBe(["to yookassa: POST /invoices?draft=1 → no response"]);
        var http = results.Attachment(step);
        http.TryGetProperty("response", out _).ShouldBeFalse();
        http.GetProperty("error").GetProperty("name").GetString().ShouldBe("System.Net.Http.HttpRequestException");
        http.GetProperty("error").GetProperty("message").GetString().ShouldBe("Connection reset");
    }

    [Test]
    public void SQL_logs_clock_moves_and_notes_are_gathered_by_kind()
    {
        var step = results.Written(Made.Record(steps: [Made.Step("a day passes", evidence:
        [
            new SqlStatement(Made.Start, "SELECT 1", TimeSpan.FromMilliseconds(1.5), null, "GET /invoices"),
            new SqlStatement(Made.Start, "INSERT INTO invoices", TimeSpan.FromMilliseconds(1), "violates check", null),
            new LogEntry(Made.Start, "Warning", "Invoices", "late", "System.Exception: boom"),
            new ClockMove(Made.Start, Made.Start, Made.Start.AddDays(1)),
            new Note(Made.Start, "Anna is anna.1@example.org"),
        ])])).GetProperty("steps")[0];

        Results.Names(step).ShouldBe(["SQL (2)", "log", "clock", "notes"]);
        results.AttachmentText(step, "SQL (2)").ShouldBe("-- 1.5 ms, GET /invoices\nSELECT 1\n\n-- 1.0 ms\n-- ERROR: violates check\nINSERT INTO invoices\n");
        results.AttachmentText(step, "log").ShouldContain("Warning Invoices: late\nSystem.Exception: boom");
        results.AttachmentText(step, "clock").ShouldBe("2026-01-05 09:00:00Z -> 2026-01-06 09:00:00Z");
    }

    [Test]
    public void Frames_of_sockets_are_gathered_with_time_socket_and_direction()
    {
        var step = results.Written(Made.Record(steps: [Made.Step("they talk", evidence:
        [
            new SocketFrame(Made.Start, "anna", true, FrameKind.Text, "{\"type\":\"ping\"}", 15),
            new SocketFrame(Made.Start.AddMilliseconds(1), "anna", false, FrameKind.Binary, "AAE=", 2),
            new SocketFrame(Made.Start.AddMilliseconds(2), "anna", false, FrameKind.Close, "4401 token_expired", 0),
            new SocketFrame(Made.Start.AddMilliseconds(3), "ben", true, FrameKind.Cut, "cut", 0),
        ])])).GetProperty("steps")[0];

        Results.Names(step).ShouldBe(["socket frames (4)"]);
        results.AttachmentText(step, "socket frames (4)").ShouldBe(string.Join('\n',
            "09:00:00.000 anna → system {\"type\":\"ping\"}",
            "09:00:00.001 anna ← system 2 bytes: AAE=",
            "09:00:00.002 anna ← system closed: 4401 token_expired",
            "09:00:00.003 ben → system cut off: cut"));
    }

    [Test]
    public void Evidence_of_passed_scenarios_can_be_left_out_and_evidence_altogether([Values] EvidenceLevel level, [Values] bool fails)
    {
        var failure = fails ? Made.Failure() : null;
        var record = Made.Record(failure: failure, steps: [Made.Step("an invoice", failure: failure, evidence: Made.Exchange())]);

        var step = results.Written(record, level).GetProperty("steps")[0];

        Results.Names(step).Count.ShouldBe(level >= EvidenceLevel.All || (level == EvidenceLevel.Failures && fails) ? 2 : 0);
    }

    [Test]
    public void What_a_passed_scenario_took_to_prepare_stands_in_one_text_and_nothing_of_it_is_missing()
    {
        var record = Made.Record(steps: [Preparation(), Made.Step("it is paid", "When", evidence: Made.Exchange())]);

        var steps = results.Written(record).GetProperty("steps");

        Results.Names(steps[0]).ShouldBe(["1 request, 1 call to vendors, 1 frame, 1 statement, 1 log line, 1 clock move, 1 note"]);
        results.AttachmentText(steps[0], Results.Names(steps[0])[0]).ShouldBe(string.Join('\n',
            "== 09:00:00.000 POST /invoices?draft=1 → 201, 3.0 ms",
            """curl -X POST 'http://localhost/invoices?draft=1' -H 'Authorization: Bearer ***' -H 'Content-Type: application/json' -H 'Cookie: session=***; theme=dark' --data-raw '{"amount":2500}'""",
            "Content-Type: application/json",
            "",
            """{"id":1}""",
            "",
            "-- 1.5 ms, 1 row, POST /invoices",
            "-- @id=7",
            "-- ERROR: violates check",
            "INSERT INTO invoices",
            "",
            "== 09:00:00.000 to yookassa: POST /payments → no response, 3.0 ms",
            """curl -X POST 'http://yookassa/payments' -H 'Authorization: Bearer ***' -H 'Content-Type: application/json' -H 'Cookie: session=***; theme=dark' --data-raw '{"amount":2500}'""",
            "ERROR: IOException: cut",
            "",
            "09:00:00.000 anna → system ping",
            "",
            "09:00:00.000 Warning Invoices: late",
            "boom",
            "",
            "2026-01-05 09:00:00Z -> 2026-01-06 09:00:00Z",
            "",
            "Anna is anna.1@example.org",
            ""));
        Results.Names(steps[1]).ShouldBe(["POST /invoices?draft=1 → 201", "curl"]);
    }

    [Test]
    public void What_a_failed_scenario_took_to_prepare_stands_by_itself_and_so_does_everything_where_that_is_asked_for()
    {
        string[] each = ["POST /invoices?draft=1 → 201", "to yookassa: POST /payments → no response", "curl", "socket frames", "SQL", "log", "clock", "notes"];

        Results.Names(results.Written(Made.Record(failure: Made.Failure(), steps: [Preparation()])).GetProperty("steps")[0]).ShouldBe(each);
        Results.Names(results.Written(Made.Record(steps: [Preparation()]) with { StartedAt = Made.Start.AddSeconds(1) }, EvidenceLevel.Full).GetProperty("steps")[0]).ShouldBe(each);
    }

    [Test]
    public void What_a_step_of_a_passed_scenario_asks_for_in_masses_goes_on_in_one_text()
    {
        EvidenceItem[] many = [.. Enumerable.Range(1, 40).Select(n => Made.Exchange(url: $"http://localhost/invoices/{n}"))];

        var step = results.Written(Made.Record(steps: [Made.Step("all of them", "When", evidence: many)])).GetProperty("steps")[0];

        var names = Results.Names(step);
        names.Count.ShouldBe(14);
        names[11].ShouldBe("POST /invoices/12 → 201");
        names[12].ShouldBe("then 28 requests");
        names[13].ShouldBe("curl (12)");
        var rest = results.AttachmentText(step, "then 28 requests");
        Enumerable.Range(13, 28).ShouldAllBe(n => rest.Contains($"POST /invoices/{n} → 201"));
        Results.Names(results.Written(Made.Record(failure: Made.Failure(), steps: [Made.Step("all of them", "When", evidence: many)]) with { StartedAt = Made.Start.AddSeconds(1) }).GetProperty("steps")[0]).Count.ShouldBe(41);
    }

    private static StepRecord Preparation() => Made.Step("an invoice", evidence: Seen) with { Role = StepRole.Preparation };

    private static readonly EvidenceItem[] Seen =
    [
        Made.Exchange(),
        new SqlStatement(Made.Start, "INSERT INTO invoices", TimeSpan.FromMilliseconds(1.5), "violates check", "POST /invoices") { Parameters = "@id=7", Rows = 1 },
        Made.Exchange(url: "http://yookassa/payments", status: null, error: "IOException: cut", direction: Direction.SystemToVendor, peer: "yookassa"),
        new SocketFrame(Made.Start, "anna", true, FrameKind.Text, "ping", 4),
        new LogEntry(Made.Start, "Warning", "Invoices", "late", "boom"),
        new ClockMove(Made.Start, Made.Start, Made.Start.AddDays(1)),
        new Note(Made.Start, "Anna is anna.1@example.org"),
    ];

    [Test]
    public void What_was_seen_before_the_first_step_has_a_place_of_its_own()
    {
        var result = results.Written(Made.Record(preparation: [new Note(Made.Start, "lane 1")]));
        result.GetProperty("steps")[0].GetProperty("name").GetString().ShouldBe("Before the first step");
    }
}
