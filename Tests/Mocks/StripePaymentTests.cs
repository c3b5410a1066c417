using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

/// <summary>Money: payments, charges, transfers to connected accounts, refunds.</summary>
internal sealed class StripePaymentTests : StripeTest
{
    [Test]
    public async Task A_paid_session_has_a_payment_a_charge_and_a_transfer()
    {
        var account = await AccountAsync();
        await CreateAsync(("payment_intent_data[application_fee_amount]", "125"), ("payment_intent_data[transfer_data][destination]", account), ("payment_intent_data[description]", "Order 1"));
        await Stripe.PayCheckout();
        var session = await GetAsync($"checkout/sessions/{Stripe.Session().Id}?expand[]=payment_intent.latest_charge");
        (session["status"], session["payment_status"], session["url"]).ShouldBe(("complete", "paid", null));
        (session["payment_intent.amount"], session["payment_intent.application_fee_amount"], session["payment_intent.metadata.order_id"]).ShouldBe(("2500", "125", "order-1"));
        session["payment_intent.latest_charge.metadata.order_id"].ShouldBe("order-1", "a charge has its payment's metadata");
        var transfer = Stripe.Transfers.ShouldHaveSingleItem();
        (transfer.Amount, transfer.Destination, transfer.Metadata.Count).ShouldBe((2500L, account, 0));
    }

    [Test]
    public async Task A_transfer_can_be_labelled_and_labels_taken_off()
    {
        var account = await AccountAsync();
        var id = (await PostAsync("transfers", ("amount", "100"), ("currency", "eur"), ("destination", account), ("metadata[a]", "1")))["id"];
        var labelled = await PostAsync($"transfers/{id}", ("metadata[b]", "2"), ("metadata[a]", ""));
        (labelled["metadata.a"], labelled["metadata.b"]).ShouldBe((null, "2"));
        (await GetAsync($"transfers?destination={account}"))["data.0.id"].ShouldBe(id);
    }

    [Test]
    public async Task Money_goes_only_to_accounts_that_take_it()
    {
        var account = (await PostAsync("accounts", ("type", "express")))["id"];
        var refused = await CreateAsync(("payment_intent_data[transfer_data][destination]", account));
        (refused.Status, refused["error.code"]).ShouldBe((400, "insufficient_capabilities_for_transfer"));
        (await GetAsync($"accounts/{account}"))["charges_enabled"].ShouldBe("false");
        await Stripe.Onboard();
        (await GetAsync($"accounts/{account}"))["charges_enabled"].ShouldBe("true");
        (await CreateAsync(("payment_intent_data[transfer_data][destination]", account))).Status.ShouldBe(200);
        (await GetAsync("accounts/acct_nobody"))["error.code"].ShouldBe("account_invalid");
    }

    [Test]
    public async Task An_account_is_set_up_by_a_link()
    {
        var account = (await PostAsync("accounts", ("type", "express")))["id"]!;
        (string, string)[] link = [("account", account), ("refresh_url", "https://a.example/r"), ("return_url", "https://a.example/b")];
        (await PostAsync("account_links", [.. link, ("type", "account_onboarding")]))["url"]!.ShouldContain(account);
        (await PostAsync("account_links", link))["error.param"].ShouldBe("type");
    }

    [Test]
    public async Task A_declined_card_leaves_the_session_open()
    {
        await CreateAsync();
        await Stripe.Decline("insufficient_funds");
        var session = await GetAsync($"checkout/sessions/{Stripe.Session().Id}?expand[]=payment_intent");
        (session["status"], session["payment_status"], session["payment_intent.status"]).ShouldBe(("open", "unpaid", "requires_payment_method"));
        session["payment_intent.last_payment_error.decline_code"].ShouldBe("insufficient_funds");
        await Stripe.PayCheckout();
        Stripe.Payments.ShouldHaveSingleItem().Status.ShouldBe("succeeded");
        Should.Throw<ArgumentException>(() => Stripe.Decline("no_mood")).Message.ShouldContain("insufficient_funds");
    }

    [Test]
    public async Task What_was_paid_can_be_given_back_once()
    {
        var account = await AccountAsync();
        await CreateAsync(("payment_intent_data[transfer_data][destination]", account));
        await Stripe.PayCheckout();
        var payment = Stripe.Payments[0].Id;
        (await PostAsync("refunds", ("payment_intent", payment), ("amount", "2501")))["error.param"].ShouldBe("amount");
        var part = await PostAsync("refunds", ("payment_intent", payment), ("amount", "500"), ("reverse_transfer", "true"), ("metadata[a]", "1"));
        (part["status"], part["amount"], part["metadata.a"]).ShouldBe(("succeeded", "500", "1"));
        Stripe.Transfers[0].AmountReversed.ShouldBe(500);
        (await PostAsync("refunds", ("payment_intent", payment)))["amount"].ShouldBe("2000");
        (await PostAsync("refunds", ("payment_intent", payment)))["error.code"].ShouldBe("charge_already_refunded");
        (await GetAsync($"refunds?payment_intent={payment}"))["data.0.amount"].ShouldBe("2000");
    }

    [Test]
    public async Task What_was_not_paid_cannot_be_given_back()
    {
        var id = (await PostAsync("payment_intents", ("amount", "500"), ("currency", "eur")))["id"]!;
        (await PostAsync("refunds", ("payment_intent", id)))["error.message"]!.ShouldContain("does not have a successful charge to refund");
        (await PostAsync("refunds", ("payment_intent", "pi_nobody"))).Status.ShouldBe(404);
        (await PostAsync("refunds", ("amount", "1")))["error.code"].ShouldBe("parameter_missing");
        (await PostAsync($"payment_intents/{id}/cancel"))["status"].ShouldBe("canceled");
        (await PostAsync($"payment_intents/{id}/confirm", ("payment_method", "pm_card_visa")))["error.code"].ShouldBe("payment_intent_unexpected_state");
    }

    [Test]
    public async Task What_costs_nothing_needs_no_payment()
    {
        (await CreateAsync(("line_items[0][price_data][unit_amount]", "0")))["payment_status"].ShouldBe("no_payment_required");
        await Stripe.PayCheckout();
        Stripe.Session().Status.ShouldBe("complete");
        Stripe.Payments.ShouldBeEmpty();
    }
}
