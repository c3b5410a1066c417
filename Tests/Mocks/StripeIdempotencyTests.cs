using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

internal sealed class StripeIdempotencyTests : StripeTest
{
    [Test]
    public async Task The_same_key_gets_the_same_answer_and_does_no_work()
    {
        var first = await PostAsync("checkout/sessions", Checkout(), "k");
        var again = await PostAsync("checkout/sessions", Checkout(), "k");
        again.Body.ShouldBe(first.Body);
        first.Headers.ShouldNotContainKey("Idempotent-Replayed");
        (again.Headers["Idempotent-Replayed"], again.Headers["Original-Request"]).ShouldBe(("true", first.Headers["Request-Id"]));
        again.Headers["Request-Id"].ShouldNotBe(first.Headers["Request-Id"]);
        Stripe.Sessions.Count.ShouldBe(1);
    }

    [Test]
    public async Task Other_parameters_are_an_idempotency_error()
    {
        await PostAsync("checkout/sessions", Checkout(), "k");
        var other = await PostAsync("checkout/sessions", Checkout(("client_reference_id", "order-2")), "k");
        (other.Status, other["error.type"]).ShouldBe((400, "idempotency_error"));
        other["error.message"].ShouldBe("Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than 'k' if you meant to execute a different request.");
        var elsewhere = await PostAsync("refunds", [new("payment_intent", "pi_1")], "k");
        elsewhere["error.message"]!.ShouldContain("('/v1/refunds' vs '/v1/checkout/sessions')");
    }

    [Test]
    public async Task What_failed_validation_is_not_remembered()
    {
        (await PostAsync("checkout/sessions", Checkout(("mode", null)), "k")).Status.ShouldBe(400);
        (await PostAsync("checkout/sessions", Checkout(), "k")).Status.ShouldBe(200);
    }

    [Test]
    public async Task What_failed_while_it_was_done_is_remembered()
    {
        var id = (await PostAsync("payment_intents", ("amount", "500"), ("currency", "eur")))["id"];
        for (var i = 0; i < 2; i++)
        {
            var declined = await PostAsync($"payment_intents/{id}/confirm", [new("payment_method", "pm_card_chargeDeclinedInsufficientFunds")], "k");
            (declined.Status, declined["error.type"], declined["error.code"], declined["error.decline_code"]).ShouldBe((402, "card_error", "card_declined", "insufficient_funds"));
            declined.Headers.ContainsKey("Idempotent-Replayed").ShouldBe(i == 1);
        }

        (await PostAsync($"payment_intents/{id}/confirm", [new("payment_method", "pm_card_visa")], "another"))["status"].ShouldBe("succeeded");
    }

    [Test]
    public async Task A_concurrent_one_is_409_and_not_remembered()
    {
        Stripe.TimesOut(calls: 1);
        var hanging = PostAsync("checkout/sessions", Checkout(), "k");
        while (Vendors.CallsInFlight == 0) await Task.Yield();
        var second = await PostAsync("checkout/sessions", Checkout(), "k");
        (second.Status, second["error.code"]).ShouldBe((409, "idempotency_key_in_use"));
        Stripe.Recover();
        await Should.ThrowAsync<HttpRequestException>(() => hanging);
        (await PostAsync("checkout/sessions", Checkout(), "k")).Status.ShouldBe(200);
        Stripe.Sessions.Count.ShouldBe(1);
    }

    [TestCase(255, 200)]
    [TestCase(256, 400)]
    public async Task A_key_has_at_most_255_characters(int length, int status) => (await PostAsync("checkout/sessions", Checkout(), new string('k', length))).Status.ShouldBe(status);

    [Test]
    public async Task It_is_remembered_for_24_hours()
    {
        var clock = new ManualClock();
        Vendors.Clock = clock;
        await PostAsync("checkout/sessions", Checkout(), "k");
        clock.Advance(TimeSpan.FromHours(24));
        (await PostAsync("checkout/sessions", Checkout(), "k")).Headers.ShouldNotContainKey("Idempotent-Replayed");
        Stripe.Sessions.Count.ShouldBe(2);
    }

    [Test]
    public async Task After_a_500_with_the_work_done_the_same_key_finds_the_session()
    {
        Stripe.AnswersWith(500, calls: 1, workDone: true);
        var failed = await PostAsync("checkout/sessions", Checkout(), "k");
        (failed.Status, failed["error.type"]).ShouldBe((500, "api_error"));
        (await PostAsync("checkout/sessions", Checkout(), "k"))["id"].ShouldBe(Stripe.Session().Id);
        Stripe.Sessions.Count.ShouldBe(1);
    }
}
