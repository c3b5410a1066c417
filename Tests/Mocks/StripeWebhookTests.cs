using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

internal sealed class StripeWebhookTests : StripeTest
{
    private const string Secret = "whsec_this-is-a-fake-stripe-webhook-secret";
    private readonly SignedWebhook _system = new();

    [SetUp]
    public void Connect() => Vendors.CallbackClient = _system.From;

    [TearDown]
    public void Disconnect() => _system.Dispose();

    [Test]
    public async Task An_event_tells_what_happened_and_is_signed_over_the_raw_body()
    {
        await CreateAsync();
        (await Stripe.PayCheckout()).IsAccepted.ShouldBeTrue();
        var (body, signature) = _system.Received.ShouldHaveSingleItem();
        var json = JsonNode.Parse(body)!;
        json.AsObject().Select(p => p.Key).ShouldBe(["id", "object", "created", "livemode", "api_version", "data", "pending_webhooks", "request", "type"]);
        (json["object"]!.ToString(), json["type"]!.ToString(), json["api_version"]!.ToString()).ShouldBe(("event", "checkout.session.completed", "2024-06-20"));
        json["data"]!["object"]!["payment_status"]!.ToString().ShouldBe("paid");
        Verifies(body, signature!, Secret).ShouldBe([true]);
        Verifies(body + " ", signature!, Secret).ShouldBe([false]);
        Verifies(body, signature!, "whsec_another").ShouldBe([false]);
    }

    [Test]
    public async Task While_a_secret_is_rolled_there_are_two_signatures()
    {
        await CreateAsync();
        Stripe.RollSecret("whsec_new");
        await Stripe.Decline();
        Verifies(_system.Received[0].Body, _system.Received[0].Signature!, "whsec_new").ShouldBe([false, true]);
        Stripe.ForgetOldSecret();
        await Stripe.PayCheckout();
        Verifies(_system.Received[1].Body, _system.Received[1].Signature!, "whsec_new").ShouldBe([true]);
    }

    [Test]
    public async Task A_repetition_is_the_same_event_signed_anew()
    {
        var clock = new ManualClock();
        Vendors.Clock = clock;
        await CreateAsync();
        await Stripe.PayCheckout();
        clock.Advance(TimeSpan.FromHours(1));
        await Stripe.DeliverAgain();
        _system.Received[1].Body.ShouldBe(_system.Received[0].Body);
        _system.Received[1].Signature.ShouldNotBe(_system.Received[0].Signature);
        await Stripe.Replay();
        _system.Received[2].ShouldBe(_system.Received[1], "a replay has the signature that was seen");
    }

    [TestCase(HttpStatusCode.NoContent, true)]
    [TestCase(HttpStatusCode.Found, false)]
    [TestCase(HttpStatusCode.InternalServerError, false)]
    public async Task Any_2xx_is_accepted_and_the_rest_comes_again_for_three_days(HttpStatusCode answer, bool isAccepted)
    {
        var clock = new ManualClock();
        Vendors.Clock = clock;
        await CreateAsync();
        _system.Answer = answer;
        (await Stripe.PayCheckout()).IsAccepted.ShouldBe(isAccepted);
        (await Stripe.DeliverUnaccepted()).Count.ShouldBe(isAccepted ? 0 : 1);
        clock.Advance(TimeSpan.FromDays(3));
        (await Stripe.DeliverUnaccepted()).ShouldBeEmpty();
    }

    [Test]
    public async Task Held_ones_come_late_and_out_of_order()
    {
        await CreateAsync();
        Stripe.HoldDeliveries();
        (await Stripe.Decline()).IsHeld.ShouldBeTrue();
        await Stripe.PayCheckout();
        _system.Received.ShouldBeEmpty();
        await Stripe.ReleaseDeliveries(newestFirst: true);
        _system.Received.Select(r => JsonNode.Parse(r.Body)!["type"]!.ToString()).ShouldBe(["checkout.session.completed", "payment_intent.payment_failed"]);
    }

    [Test]
    public async Task What_the_platform_does_by_the_API_is_delivered_once_the_answer_is_out()
    {
        var id = (await CreateAsync())["id"];
        await PostAsync($"checkout/sessions/{id}/expire", [], "k");
        await RestAsync();
        var json = JsonNode.Parse(_system.Received.ShouldHaveSingleItem().Body)!;
        (json["type"]!.ToString(), json["request"]!["idempotency_key"]!.ToString()).ShouldBe(("checkout.session.expired", "k"));
        await PostAsync($"checkout/sessions/{id}/expire", [], "k");
        await RestAsync();
        _system.Received.Count.ShouldBe(1, "a repeated request is not done, and told, again");
    }

    [Test]
    public async Task Only_the_events_of_the_endpoint_are_delivered_but_all_are_listed()
    {
        await CreateAsync();
        await Stripe.PayCheckout();
        (await GetAsync("events?type=payment_intent.succeeded"))["data.0.data.object.status"].ShouldBe("succeeded");
        _system.Received.Count.ShouldBe(1);
        Stripe.EnabledEvents.Add("charge.succeeded");
        await CreateAsync();
        await Stripe.PayCheckout();
        _system.Received.Count.ShouldBe(3);
    }

    [Test]
    public async Task A_slow_way_to_pay_completes_unpaid_and_then_succeeds_or_fails()
    {
        await CreateAsync();
        await Stripe.PayLater();
        JsonNode.Parse(_system.Received[0].Body)!["data"]!["object"]!["payment_status"]!.ToString().ShouldBe("unpaid");
        await Stripe.LatePaymentSucceeds();
        JsonNode.Parse(_system.Received[1].Body)!["type"]!.ToString().ShouldBe("checkout.session.async_payment_succeeded");
        await CreateAsync();
        await Stripe.PayLater();
        await Stripe.LatePaymentFails();
        JsonNode.Parse(_system.Received[^1].Body)!["type"]!.ToString().ShouldBe("checkout.session.async_payment_failed");
    }

    [Test]
    public async Task Forged_ones_change_nothing_at_Stripe_and_are_not_repeated()
    {
        await CreateAsync();
        _system.Answer = HttpStatusCode.BadRequest;
        await Stripe.DeliverForged("checkout.session.completed", secret: null, forge: s => s["payment_status"] = "paid");
        await Stripe.DeliverForged("checkout.session.completed", "whsec_guessed");
        await Stripe.DeliverRaw("{", signature: null);
        _system.Received[0].Signature.ShouldBeNull();
        JsonNode.Parse(_system.Received[0].Body)!["data"]!["object"]!["payment_status"]!.ToString().ShouldBe("paid");
        Stripe.Session().PaymentStatus.ShouldBe("unpaid");
        (await Stripe.DeliverUnaccepted()).ShouldBeEmpty();
    }

    /// <summary>The scheme as Stripe's documentation describes it, written down a second time: which v1 fits.</summary>
    private static IReadOnlyList<bool> Verifies(string body, string header, string secret)
    {
        var parts = header.Split(',').Select(p => p.Split('=', 2)).ToList();
        var time = parts.Single(p => p[0] == "t")[1];
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}")));
        return [.. parts.Where(p => p[0] == "v1").Select(p => p[1] == expected)];
    }

    private sealed class SignedWebhook : HttpMessageHandler
    {
        private readonly List<(string Body, string? Signature)> _received = [];

        public IReadOnlyList<(string Body, string? Signature)> Received => _received;

        public HttpStatusCode Answer { get; set; } = HttpStatusCode.OK;

        public HttpClient From(string address) => new(this, disposeHandler: false) { BaseAddress = new Uri("http://system.example/") };

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri!.AbsolutePath.ShouldBe("/webhooks/stripe");
            var body = await request.Content!.ReadAsStringAsync(cancellationToken);
            _received.Add((body, request.Headers.TryGetValues("Stripe-Signature", out var values) ? values.Single() : null));
            return new HttpResponseMessage(Answer);
        }
    }
}
