using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

/// <summary>Money that is held first, and taken or let go afterwards (capture_method: manual).</summary>
internal sealed class StripeCaptureTests : StripeTest
{
    [Test]
    public async Task What_is_held_is_not_paid_until_it_is_captured()
    {
        await HeldAsync();
        var held = await GetAsync($"payment_intents/{Id}");
        (held["status"], held["amount_capturable"], held["amount_received"], held["capture_method"]).ShouldBe(("requires_capture", "2500", "0", "manual"));
        (Stripe.Session().Status, Stripe.Session().PaymentStatus).ShouldBe(("complete", "unpaid"));
        var captured = await PostAsync($"payment_intents/{Id}/capture");
        (captured.Status, captured["status"], captured["amount_received"]).ShouldBe((200, "succeeded", "2500"));
        Stripe.Session().PaymentStatus.ShouldBe("paid");
        (await PostAsync("refunds", ("payment_intent", Id), ("amount", "500"))).Status.ShouldBe(200);
    }

    [Test]
    public async Task What_is_only_held_cannot_be_refunded_and_what_is_captured_not_again()
    {
        await HeldAsync();
        (await PostAsync("refunds", ("payment_intent", Id))).Status.ShouldBe(400);
        await PostAsync($"payment_intents/{Id}/capture");
        var again = await PostAsync($"payment_intents/{Id}/capture");
        (again.Status, again["error.code"]).ShouldBe((400, "payment_intent_unexpected_state"));
    }

    [Test]
    public async Task What_is_held_can_be_let_go()
    {
        await HeldAsync();
        (await PostAsync($"payment_intents/{Id}/cancel"))["status"].ShouldBe("canceled");
        (await PostAsync($"payment_intents/{Id}/capture")).Status.ShouldBe(400);
        Stripe.Payments.ShouldHaveSingleItem().Status.ShouldBe("canceled");
    }

    [Test]
    public async Task A_hold_runs_out()
    {
        await HeldAsync();
        await Stripe.LoseHold();
        (await GetAsync($"payment_intents/{Id}"))["status"].ShouldBe("canceled");
        Should.Throw<InvalidOperationException>(() => Stripe.LoseHold()).Message.ShouldContain("canceled");
    }

    [Test]
    public async Task What_is_not_held_cannot_be_captured()
    {
        await CreateAsync();
        await Stripe.PayCheckout();
        var refused = await PostAsync($"payment_intents/{Id}/capture");
        (refused.Status, refused["error.code"]).ShouldBe((400, "payment_intent_unexpected_state"));
    }

    private string Id => Stripe.Payments[^1].Id;

    private async Task HeldAsync()
    {
        await CreateAsync(("payment_intent_data[capture_method]", "manual"));
        await Stripe.PayCheckout();
    }
}
