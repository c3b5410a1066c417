using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Mocks;
using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

/// <summary>The fakes steered over HTTP, as by another language.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ControlApiTests
{
    private readonly Webhook _system = new();
    private readonly VendorServer _server;
    private readonly HttpClient _client;

    public ControlApiTests()
    {
        _server = VendorServer.Start(new VendorServerOptions { ControlApi = true, TelegramChats = [42], CallbackClient = _system.From });
        _client = new HttpClient { BaseAddress = _server.Url };
    }

    [TearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        _system.Dispose();
    }

    [Test]
    public async Task A_payment_is_confirmed_and_the_notification_shown()
    {
        await CreatePaymentAsync();
        var answer = await ControlAsync("POST", "yookassa/payments/latest/confirm");
        answer["notification"]!["event"]!.ToString().ShouldBe("payment.succeeded");
        answer["notification"]!["confirmed"]!.GetValue<bool>().ShouldBeTrue();
        _system.Received.Count.ShouldBe(1);
        var payments = await ControlAsync("GET", "yookassa/payments");
        payments["items"]![0]!["status"]!.ToString().ShouldBe("succeeded");
        (await ControlAsync("POST", "yookassa/payments/latest/confirm", status: 409))["error"]!.ToString().ShouldContain("it is succeeded, not pending");
    }

    [TestCase("hold", "", "payment.waiting_for_capture")]
    [TestCase("cancel", "", "payment.canceled")]
    [TestCase("expire", "", "payment.canceled")]
    [TestCase("refuse", """{"reason": "card_expired"}""", "payment.canceled")]
    public async Task What_else_happens_to_a_payment(string what, string body, string expected)
    {
        var id = await CreatePaymentAsync();
        (await ControlAsync("POST", $"yookassa/payments/{id}/{what}", body))["notification"]!["event"]!.ToString().ShouldBe(expected);
    }

    [Test]
    public async Task A_refund_and_notifications_by_hand()
    {
        await CreatePaymentAsync();
        await ControlAsync("POST", "yookassa/payments/latest/hold");
        await ControlAsync("POST", "yookassa/payments/latest/capture");
        (await ControlAsync("POST", "yookassa/payments/latest/refund", """{"amount": "1.00"}"""))["notification"]!["event"]!.ToString().ShouldBe("refund.succeeded");
        await ControlAsync("POST", "yookassa/notifications", """{"event": "payment.succeeded", "from": "203.0.113.7"}""");
        await ControlAsync("POST", "yookassa/notifications", """{"raw": "{"}""");
        await ControlAsync("POST", "yookassa/notifications/again");
        _system.Received[3].From.ShouldBe("203.0.113.7");
        _system.Received.TakeLast(2).Select(r => r.Body).ShouldBe(["{", "{"]);
        await ControlAsync("POST", "yookassa/notifications/hold");
        await ControlAsync("POST", "yookassa/payments/latest/refund");
        _system.Received.Count.ShouldBe(6);
        (await ControlAsync("POST", "yookassa/notifications/release"))["items"]!.AsArray().Count.ShouldBe(1);
        (await ControlAsync("POST", "yookassa/notifications/repeat"))["items"]!.AsArray().ShouldBeEmpty();
        (await ControlAsync("GET", "yookassa/notifications"))["items"]!.AsArray().Count.ShouldBe(7);
        (await ControlAsync("GET", "yookassa/refunds"))["items"]!.AsArray().Count.ShouldBe(2);
    }

    [TestCase("""{"fault": "down"}""", 503)]
    [TestCase("""{"fault": "status", "status": 418}""", 418)]
    [TestCase("""{"fault": "too-many-requests", "seconds": 5, "on": "GET /payments"}""", 429)]
    public async Task Faults_come_and_go(string fault, int status)
    {
        await ControlAsync("POST", "yookassa/faults", fault);
        (await PaymentsAsync()).ShouldBe(status);
        await ControlAsync("DELETE", "yookassa/faults");
        (await PaymentsAsync()).ShouldBe(200);
    }

    [Test]
    public async Task Chats_and_messages()
    {
        (await ControlAsync("POST", "telegram/chats", """{"id": 43, "first_name": "Oleg"}"""))["items"]!.ToJsonString().ShouldBe("[42,43]");
        using var form = new FormUrlEncodedContent([new("chat_id", "43"), new("text", "hi")]);
        (await _client.PostAsync(new Uri($"{_server.TelegramUrl}bot{_server.Options.TelegramBotToken}/sendMessage"), form)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ControlAsync("GET", "telegram/messages"))["items"]![0]!["text"]!.ToString().ShouldBe("hi");
        await ControlAsync("POST", "telegram/chats/43/block");
        (await _client.PostAsync(new Uri($"{_server.TelegramUrl}bot{_server.Options.TelegramBotToken}/sendMessage"), form)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await ControlAsync("POST", "telegram/chats/43/unblock");
        (await ControlAsync("DELETE", "telegram/chats/43"))["items"]!.ToJsonString().ShouldBe("[42]");
    }

    [Test]
    public async Task The_journal_can_be_read_expected_and_forgotten()
    {
        using var nobody = await _client.GetAsync(new Uri(_server.YooKassaUrl, "payments"));
        (await ControlAsync("GET", "calls"))["items"]![0]!["status"]!.GetValue<int>().ShouldBe(401);
        await ControlAsync("POST", "refusals/expect", """{"about": "invalid_credentials"}""");
        (await ControlAsync("GET", "refusals"))["items"]![0]!["expected"]!.GetValue<bool>().ShouldBeTrue();
        await ControlAsync("POST", "reset");
        (await ControlAsync("GET", "calls"))["items"]!.AsArray().ShouldBeEmpty();
        (await ControlAsync("GET", "telegram/chats"))["items"]!.ToJsonString().ShouldBe("[42]", "chats of the options outlive a reset");
    }

    [Test]
    public async Task A_scenario_that_is_named_has_a_state_of_its_own()
    {
        await ControlAsync("POST", "yookassa/faults?scenario=one", """{"fault": "down"}""");
        (await PaymentsAsync()).ShouldBe(200);
        (await PaymentsAsync("one")).ShouldBe(503);
        await ControlAsync("POST", "reset?scenario=one");
        (await ControlAsync("GET", ""))["scenarios"]!.AsObject().Select(s => s.Key).ShouldBe(["default"]);
    }

    [TestCase("POST", "yookassa/payments/latest/confirmed", "", 404, "Nearest: POST /yookassa/payments/{id}/confirm")]
    [TestCase("GET", "call", "", 404, "Nearest: GET /calls")]
    [TestCase("POST", "yookassa/faults", """{"fault": "fire"}""", 400, "Unknown fault 'fire'. Known: down, status")]
    [TestCase("POST", "yookassa/faults", """{"falt": "down"}""", 400, "Unknown property 'falt'. Known: fault")]
    [TestCase("POST", "yookassa/faults", "{", 400, "The body is no JSON")]
    [TestCase("POST", "yookassa/faults", """{"fault": "down", "on": "payments"}""", 400, "POST /payments")]
    [TestCase("POST", "yookassa/payments/latest/confirm", "", 409, "the system has not created one")]
    [TestCase("POST", "telegram/chats", """{"id": "anna"}""", 400, "'id' is required: a whole number")]
    public async Task What_is_wrong_is_said(string method, string path, string body, int status, string words) =>
        (await ControlAsync(method, path, body, status))["error"]!.ToString().ShouldContain(words);

    [Test]
    public async Task A_payer_with_a_browser_pays_and_goes_back_to_the_shop()
    {
        var id = await CreatePaymentAsync();
        var url = _server.Default.YooKassa.Payment(id).ConfirmationUrl!;
        var page = await _client.GetStringAsync(new Uri(url));
        page.ShouldContain("2500.00 RUB");
        page.ShouldContain("Invoice &lt;1&gt;");
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var outcome = new FormUrlEncodedContent([new("outcome", "pay")]);
        using var back = await browser.PostAsync(new Uri(url), outcome);
        back.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        back.Headers.Location.ShouldBe(new Uri("https://school.example/invoices/1"));
        _server.Default.YooKassa.Payment(id).Status.ShouldBe("succeeded");
        using var again = await browser.PostAsync(new Uri(url), outcome);
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        using var unknown = await browser.GetAsync(new Uri(_server.Url, "yookassa/checkout?orderId=1"));
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        _server.Default.UnexpectedRefusals.ShouldBeEmpty();
    }

    private async Task<string> CreatePaymentAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_server.YooKassaUrl, "payments"));
        request.Headers.Authorization = Shop;
        request.Headers.Add("Idempotence-Key", Guid.NewGuid().ToString());
        request.Content = new StringContent("""{"amount":{"value":"2500.00","currency":"RUB"},"capture":true,"description":"Invoice <1>","confirmation":{"type":"redirect","return_url":"https://school.example/invoices/1"}}""", Encoding.UTF8, "application/json");
        using var response = await _client.SendAsync(request);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!["id"]!.ToString();
    }

    private async Task<int> PaymentsAsync(string? scenario = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_server.YooKassaUrl, "payments"));
        request.Headers.Authorization = Shop;
        if (scenario is not null) request.Headers.Add("baggage", $"scenario={scenario}");
        using var response = await _client.SendAsync(request);
        return (int)response.StatusCode;
    }

    private async Task<JsonNode> ControlAsync(string method, string path, string body = "", int status = 200)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(_server.Url, "_control/" + path));
        if (body.Length > 0) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(status, text);
        return JsonNode.Parse(text)!;
    }

    private System.Net.Http.Headers.AuthenticationHeaderValue Shop =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_server.Options.YooKassaShopId}:{_server.Options.YooKassaSecretKey}")));
}
