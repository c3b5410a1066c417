using System.Text.Json.Nodes;
using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

/// <summary>Vendors fail in their own ways; what is the vendor's fault is no refusal.</summary>
internal sealed class VendorFaultTests : VendorTest
{
    [TearDown]
    public void No_fault_counts_as_a_refusal() => Vendors.UnexpectedRefusals.ShouldBeEmpty();

    [TestCase(400, "invalid_request")]
    [TestCase(401, "invalid_credentials")]
    [TestCase(403, "forbidden")]
    [TestCase(404, "not_found")]
    [TestCase(429, "too_many_requests")]
    [TestCase(500, "internal_server_error")]
    public async Task YooKassa_answers_a_status_in_its_own_words(int status, string code)
    {
        YooKassa.AnswersWith(status);
        var reply = await Create();
        reply.Status.ShouldBe(status);
        reply["type"].ShouldBe("error");
        reply["code"].ShouldBe(code);
        reply["id"]!.Length.ShouldBe(36);
        YooKassa.Payments.ShouldBeEmpty();
    }

    [Test]
    public async Task YooKassa_is_busy_and_says_until_when()
    {
        YooKassa.TooManyRequests(30);
        var reply = await Create();
        reply.Status.ShouldBe(429);
        reply.RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Test]
    public async Task After_a_500_with_the_work_done_the_same_key_finds_the_payment()
    {
        YooKassa.AnswersWith(500, calls: 1, workDone: true);
        (await Create(key: "same")).Status.ShouldBe(500);
        var id = YooKassa.Payments.ShouldHaveSingleItem().Id;
        (await Create(key: "same"))["id"].ShouldBe(id);
        YooKassa.Payments.Count.ShouldBe(1);
    }

    [TestCase(true, 1)]
    [TestCase(false, 0)]
    public async Task A_reset_cuts_the_connection_and_the_work_may_be_done(bool workDone, int payments)
    {
        YooKassa.ResetsConnection(workDone: workDone);
        (await Should.ThrowAsync<HttpRequestException>(() => Create())).InnerException.ShouldNotBeNull();
        YooKassa.Payments.Count.ShouldBe(payments);
        Vendors.Calls.ShouldHaveSingleItem().Status.ShouldBeNull();
    }

    [Test]
    public async Task A_hanging_call_lets_go_when_the_vendor_recovers()
    {
        YooKassa.TimesOut(workDone: true);
        var hanging = Create();
        while (!Vendors.Calls.Any(c => c.Fault is not null)) await Task.Yield();
        hanging.IsCompleted.ShouldBeFalse();
        YooKassa.Recover();
        await Should.ThrowAsync<HttpRequestException>(() => hanging);
        YooKassa.Payments.Count.ShouldBe(1);
    }

    [Test]
    public async Task Half_a_body_is_no_JSON()
    {
        YooKassa.MalformedBody();
        var reply = await Create();
        reply.Status.ShouldBe(200);
        Should.Throw<System.Text.Json.JsonException>(() => JsonNode.Parse(reply.Body));
    }

    [Test]
    public async Task A_proxys_HTML_is_answered_as_it_is()
    {
        YooKassa.AnswersWith(502, "<html>Bad Gateway</html>");
        (await Create()).Body.ShouldBe("<html>Bad Gateway</html>");
    }

    [Test]
    public async Task A_fault_strikes_the_calls_that_it_is_about_as_often_as_told()
    {
        YooKassa.IsDown(calls: 2, on: "POST /payments");
        (await Get("payments")).Status.ShouldBe(200);
        (await Create()).Status.ShouldBe(503);
        (await Create()).Status.ShouldBe(503);
        (await Create()).Status.ShouldBe(200);
    }

    [Test]
    public async Task Slow_is_late_but_well()
    {
        YooKassa.IsSlow(TimeSpan.FromMilliseconds(50));
        var begin = TimeProvider.System.GetTimestamp();
        (await Create()).Status.ShouldBe(200);
        TimeProvider.System.GetElapsedTime(begin).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(45));
    }

    [Test]
    public async Task Telegram_is_busy_and_says_until_when()
    {
        Telegram.AddChat(42);
        Telegram.TooManyRequests(7);
        var reply = await Bot("sendMessage", new JsonObject { ["chat_id"] = 42, ["text"] = "hi" });
        reply.Status.ShouldBe(429);
        reply.Body.ShouldBe("""{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 7","parameters":{"retry_after":7}}""");
        reply.RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
        Telegram.Messages.ShouldBeEmpty();
        Telegram.Recover();
        (await Bot("sendMessage", new JsonObject { ["chat_id"] = 42, ["text"] = "hi" })).Status.ShouldBe(200);
    }

    [TestCase(500, "Internal Server Error")]
    [TestCase(502, "Bad Gateway")]
    [TestCase(401, "Unauthorized")]
    public async Task Telegram_answers_a_status_in_its_own_words(int status, string description)
    {
        Telegram.AnswersWith(status);
        (await Bot("getMe", (HttpContent?)null)).Body.ShouldBe($$"""{"ok":false,"error_code":{{status}},"description":"{{description}}"}""");
    }

    [Test]
    public void A_fault_that_makes_no_sense_is_an_error()
    {
        Should.Throw<ArgumentException>(() => YooKassa.IsDown(on: "payments")).Message.ShouldContain("POST /payments");
        Should.Throw<ArgumentOutOfRangeException>(() => YooKassa.IsDown(calls: 0));
        Should.Throw<ArgumentOutOfRangeException>(() => YooKassa.AnswersWith(99));
        Should.Throw<ArgumentOutOfRangeException>(() => YooKassa.TooManyRequests(0));
    }
}
