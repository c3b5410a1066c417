using System.Text.Json.Nodes;
using Mocks.YooKassa;
using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

internal sealed class YooKassaPaymentTests : VendorTest
{
    [Test]
    public async Task A_new_payment_is_pending_and_says_where_to_pay()
    {
        var created = await Create();
        created.Status.ShouldBe(200);
        created["status"].ShouldBe("pending");
        created["paid"].ShouldBe("false");
        created["amount.value"].ShouldBe("2500.00");
        created["id"]!.Length.ShouldBe(36);
        created["confirmation.confirmation_url"].ShouldNotBeNullOrEmpty();
        created["metadata.invoice_id"].ShouldBe("1");
        created["recipient.account_id"].ShouldBe(YooKassa.ShopId);
        var payment = YooKassa.Payment();
        payment.Amount.ShouldBe(2500m);
        payment.Metadata["invoice_id"].ShouldBe("1");
    }

    [Test]
    public async Task A_confirmed_payment_has_succeeded_and_can_be_refunded()
    {
        var id = (await Create())["id"];
        await YooKassa.ConfirmPayment();
        var now = await Get($"payments/{id}");
        now["status"].ShouldBe("succeeded");
        now["paid"].ShouldBe("true");
        now["refundable"].ShouldBe("true");
        now["captured_at"].ShouldNotBeNull();
        now["payment_method.card.last4"].ShouldBe("4477");
        now["confirmation"].ShouldBeNull();
    }

    [Test]
    public async Task A_payment_in_two_stages_waits_for_its_capture()
    {
        var id = (await Create(Order(capture: false)))["id"];
        await YooKassa.ConfirmPayment();
        (await Get($"payments/{id}"))["status"].ShouldBe("waiting_for_capture");
        var captured = await Post($"payments/{id}/capture", new JsonObject { ["amount"] = new JsonObject { ["value"] = "1000.00", ["currency"] = "RUB" } }, "k1");
        captured["status"].ShouldBe("succeeded");
        captured["amount.value"].ShouldBe("1000.00");
    }

    [Test]
    public async Task Only_a_held_payment_can_be_captured_or_canceled_by_the_shop()
    {
        var id = (await Create())["id"];
        Vendors.ExpectRefusal("payment_id");
        var refused = await Post($"payments/{id}/capture", new JsonObject(), "k1");
        refused.Status.ShouldBe(400);
        refused["parameter"].ShouldBe("payment_id");
        (await Post($"payments/{id}/cancel", new JsonObject(), "k2")).Status.ShouldBe(400);
        await YooKassa.WaitForCapture();
        var canceled = await Post($"payments/{id}/cancel", new JsonObject(), "k3");
        canceled["status"].ShouldBe("canceled");
        canceled["cancellation_details.party"].ShouldBe("merchant");
        canceled["cancellation_details.reason"].ShouldBe("canceled_by_merchant");
    }

    [TestCase("insufficient_funds", "payment_network")]
    [TestCase("fraud_suspected", "yoo_money")]
    [TestCase("canceled_by_merchant", "merchant")]
    public async Task A_refused_payment_is_canceled_and_says_why_and_by_whom(string reason, string party)
    {
        var id = (await Create())["id"];
        await YooKassa.Refuse(reason);
        var now = await Get($"payments/{id}");
        now["status"].ShouldBe("canceled");
        now["cancellation_details.reason"].ShouldBe(reason);
        now["cancellation_details.party"].ShouldBe(party);
    }

    [Test]
    public void A_reason_that_YooKassa_does_not_give_is_an_error_that_lists_those_it_does() =>
        Should.Throw<ArgumentException>(() => YooKassa.Refuse("no_money")).Message.ShouldContain("insufficient_funds");

    [Test]
    public async Task What_is_final_stays_final()
    {
        await Create();
        await YooKassa.ConfirmPayment();
        Should.Throw<InvalidOperationException>(() => YooKassa.Refuse("insufficient_funds")).Message.ShouldContain("it is succeeded, not pending");
    }

    [Test]
    public void Confirming_what_was_never_created_says_so() =>
        Should.Throw<InvalidOperationException>(() => YooKassa.ConfirmPayment()).Message.ShouldContain("the system has not created one");

    [Test]
    public async Task A_payment_that_nobody_confirms_is_canceled_after_an_hour()
    {
        var clock = new ManualClock();
        Vendors.Clock = clock;
        var id = (await Create())["id"];
        clock.Advance(TimeSpan.FromMinutes(59));
        (await Get($"payments/{id}"))["status"].ShouldBe("pending");
        clock.Advance(TimeSpan.FromMinutes(1));
        (await Get($"payments/{id}"))["cancellation_details.reason"].ShouldBe("expired_on_confirmation");
    }

    [Test]
    public async Task Refunds_go_up_to_what_is_left()
    {
        var id = (await Create())["id"];
        await YooKassa.ConfirmPayment();
        var first = await Refund(id!, "2000.00", "r1");
        first["status"].ShouldBe("succeeded");
        (await Get($"refunds/{first["id"]}"))["amount.value"].ShouldBe("2000.00");
        (await Get($"payments/{id}"))["refunded_amount.value"].ShouldBe("2000.00");
        Vendors.ExpectRefusal("amount.value");
        (await Refund(id!, "500.01", "r2")).Status.ShouldBe(400);
        (await Refund(id!, "500.00", "r3")).Status.ShouldBe(200);
        (await Get($"payments/{id}"))["refundable"].ShouldBe("false");
    }

    [Test]
    public async Task Lists_are_filtered_and_paged()
    {
        for (var n = 0; n < 3; n++) await Create(Order($"{n + 1}.00"));
        await YooKassa.ConfirmPayment();
        (await Get("payments?status=succeeded")).Json["items"]!.AsArray().Count.ShouldBe(1);
        var first = await Get("payments?limit=2");
        first.Json["items"]!.AsArray().Select(i => i!["amount"]!["value"]!.ToString()).ShouldBe(["3.00", "2.00"]);
        var second = await Get($"payments?limit=2&cursor={first["next_cursor"]}");
        second.Json["items"]!.AsArray().Select(i => i!["amount"]!["value"]!.ToString()).ShouldBe(["1.00"]);
        second["next_cursor"].ShouldBeNull();
    }

    [Test]
    public async Task Ids_are_a_function_of_seed_and_scenario()
    {
        var name = "seeded-" + ScenarioId;
        Server.For(name);
        var first = (await Create(shop: Shop(name)))["id"];
        Server.Forget(name);
        Server.For(name);
        (await Create(shop: Shop(name)))["id"].ShouldBe(first);
        Server.Forget(name);
        (await Create())["id"].ShouldNotBe(first);
    }

    private Task<VendorReply> Refund(string paymentId, string value, string key) => Post(
        "refunds", new JsonObject { ["payment_id"] = paymentId, ["amount"] = new JsonObject { ["value"] = value, ["currency"] = "RUB" } }, key);
}
