using System.Net;
using System.Text.Json.Nodes;
using Mocks.YooKassa;
using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

internal sealed class YooKassaNotificationTests : VendorTest
{
    private readonly Webhook _system = new();

    [SetUp]
    public void Connect() => Vendors.CallbackClient = _system.From;

    [TearDown]
    public void Disconnect() => _system.Dispose();

    [Test]
    public async Task A_change_is_notified_with_the_object_as_it_is_then()
    {
        var id = (await Create())["id"];
        _system.Received.ShouldBeEmpty("nothing is notified about a pending payment");
        var delivery = await YooKassa.ConfirmPayment();
        delivery.IsConfirmed.ShouldBeTrue();
        var (_, path, body) = _system.Received.ShouldHaveSingleItem();
        path.ShouldBe("/webhooks/yookassa");
        var json = JsonNode.Parse(body)!.AsObject();
        json.Select(p => p.Key).ShouldBe(["type", "event", "object"]);
        json["type"]!.ToString().ShouldBe("notification");
        json["event"]!.ToString().ShouldBe("payment.succeeded");
        json["object"]!.ToJsonString().ShouldBe((await Get($"payments/{id}")).Json.ToJsonString());
    }

    [Test]
    public async Task Each_change_has_its_event()
    {
        await Create(Order(capture: false));
        await YooKassa.ConfirmPayment();
        await YooKassa.CapturePayment();
        await YooKassa.RefundPayment(100m);
        await Create();
        await YooKassa.Refuse("insufficient_funds");
        _system.Received.Select(r => JsonNode.Parse(r.Body)!["event"]!.ToString())
            .ShouldBe(["payment.waiting_for_capture", "payment.succeeded", "refund.succeeded", "payment.canceled"]);
    }

    [TestCase("capture", "payment.succeeded")]
    [TestCase("cancel", "payment.canceled")]
    public async Task What_the_shop_does_by_the_API_is_notified_as_well(string what, string expected)
    {
        var id = (await Create(Order(capture: false)))["id"];
        await YooKassa.ConfirmPayment();
        await Post($"payments/{id}/{what}", new JsonObject(), "k");
        await RestAsync();
        JsonNode.Parse(_system.Received[^1].Body)!["event"]!.ToString().ShouldBe(expected);
        _system.Received.Count.ShouldBe(2);
        await Post($"payments/{id}/{what}", new JsonObject(), "k");
        await RestAsync();
        _system.Received.Count.ShouldBe(2, "a repeated request is not done, and notified, again");
    }

    [Test]
    public async Task They_come_from_each_of_YooKassas_networks_and_from_nowhere_else()
    {
        foreach (var _ in YooKassaNetworks.Addresses)
        {
            await Create();
            await YooKassa.ConfirmPayment();
        }

        _system.Received.Select(r => r.From).Distinct().Count().ShouldBe(YooKassaNetworks.Ranges.Count);
        foreach (var range in YooKassaNetworks.Ranges.Select(IPNetwork.Parse))
            _system.Received.ShouldContain(r => range.Contains(IPAddress.Parse(r.From)));
        YooKassaNetworks.Ranges.ShouldBe(["185.71.76.0/27", "185.71.77.0/27", "77.75.153.0/25", "77.75.154.128/25", "77.75.156.11/32", "77.75.156.35/32", "2a02:5180::/32"]);
    }

    [TestCase("185.71.76.31", true)]
    [TestCase("185.71.76.32", false)]
    [TestCase("77.75.154.127", false)]
    [TestCase("77.75.156.12", false)]
    [TestCase("2a02:5180:ffff::1", true)]
    [TestCase("2a02:5181::1", false)]
    public void An_address_is_theirs_or_not(string address, bool isTheirs) => YooKassaNetworks.Contains(address).ShouldBe(isTheirs);

    [TestCase(HttpStatusCode.Created)]
    [TestCase(HttpStatusCode.NoContent)]
    [TestCase(HttpStatusCode.Found)]
    [TestCase(HttpStatusCode.InternalServerError)]
    public async Task Only_a_200_confirms(HttpStatusCode answer)
    {
        await Create();
        _system.Answer = () => answer;
        (await YooKassa.ConfirmPayment()).IsConfirmed.ShouldBeFalse();
    }

    [Test]
    public async Task Unconfirmed_ones_are_repeated_until_a_200_and_confirmed_ones_are_not()
    {
        await Create();
        _system.Answer = () => HttpStatusCode.ServiceUnavailable;
        await YooKassa.ConfirmPayment();
        (await YooKassa.RepeatUnconfirmed()).ShouldHaveSingleItem().Status.ShouldBe(503);
        _system.Answer = () => HttpStatusCode.OK;
        (await YooKassa.RepeatUnconfirmed()).ShouldHaveSingleItem().IsConfirmed.ShouldBeTrue();
        (await YooKassa.RepeatUnconfirmed()).ShouldBeEmpty();
        _system.Received.Select(r => r.Body).Distinct().Count().ShouldBe(1);
        _system.Received.Count.ShouldBe(3);
    }

    [Test]
    public async Task They_are_repeated_for_24_hours_after_the_first_attempt()
    {
        var clock = new ManualClock();
        Vendors.Clock = clock;
        await Create();
        _system.Answer = () => HttpStatusCode.BadGateway;
        await YooKassa.ConfirmPayment();
        clock.Advance(TimeSpan.FromHours(23));
        (await YooKassa.RepeatUnconfirmed()).Count.ShouldBe(1);
        clock.Advance(TimeSpan.FromHours(1));
        (await YooKassa.RepeatUnconfirmed()).ShouldBeEmpty();
    }

    [Test]
    public async Task What_was_sent_by_hand_is_not_repeated_by_itself()
    {
        await Create();
        _system.Answer = () => HttpStatusCode.Forbidden;
        await YooKassa.Notify("payment.succeeded", from: "203.0.113.7");
        await YooKassa.NotifyRaw("{");
        (await YooKassa.RepeatUnconfirmed()).ShouldBeEmpty();
        _system.Received.Select(r => r.From).First().ShouldBe("203.0.113.7");
        _system.Received[^1].Body.ShouldBe("{");
    }

    [Test]
    public async Task The_last_one_can_come_again_byte_for_byte()
    {
        await Create();
        var first = await YooKassa.ConfirmPayment();
        (await YooKassa.NotifyAgain()).Body.ShouldBe(first.Body);
    }

    [Test]
    public async Task Held_ones_come_late_and_out_of_order()
    {
        await Create();
        YooKassa.HoldNotifications();
        (await YooKassa.WaitForCapture()).IsHeld.ShouldBeTrue();
        await YooKassa.CapturePayment();
        _system.Received.ShouldBeEmpty();
        await YooKassa.ReleaseNotifications(newestFirst: true);
        _system.Received.Select(r => JsonNode.Parse(r.Body)!["event"]!.ToString()).ShouldBe(["payment.succeeded", "payment.waiting_for_capture"]);
        JsonNode.Parse(_system.Received[1].Body)!["object"]!["status"]!.ToString().ShouldBe("waiting_for_capture");
        (await YooKassa.RefundPayment()).IsHeld.ShouldBeFalse("nothing is held back any more");
    }

    [Test]
    public async Task A_forged_one_changes_no_payment()
    {
        await Create();
        await YooKassa.Notify("payment.succeeded", forge: o => o["status"] = "succeeded");
        JsonNode.Parse(_system.Received.ShouldHaveSingleItem().Body)!["object"]!["status"]!.ToString().ShouldBe("succeeded");
        YooKassa.Payment().Status.ShouldBe(PaymentStatus.Pending);
    }

    [Test]
    public async Task Without_a_way_to_the_system_the_journal_says_so()
    {
        Vendors.CallbackClient = null;
        await Create();
        (await YooKassa.ConfirmPayment()).Error.ShouldNotBeNull().ShouldContain("CallbackClient is not set");
        YooKassa.Notifications.ShouldHaveSingleItem().IsConfirmed.ShouldBeFalse();
    }
}
