using System.Net;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

/// <summary>Users press buttons: updates to the webhook, and answers to them.</summary>
internal sealed class TelegramPressTests : VendorTest
{
    private readonly Webhook _webhook = new();

    [SetUp]
    public async Task Meet()
    {
        Telegram.AddChat(42, "Maria");
        Vendors.CallbackClient = _webhook.From;
        await Bot("sendMessage", JsonNode.Parse("""{"chat_id": 42, "text": "Bill", "reply_markup": {"inline_keyboard": [[{"text": "Pay", "callback_data": "pay:1"}], [{"text": "Open", "url": "https://school.example/"}]]}}"""));
    }

    [Test]
    public async Task A_press_is_an_update_with_a_callback_query_from_one_of_Telegrams_addresses()
    {
        var press = await Telegram.Press(42, "Pay");
        press.IsConfirmed.ShouldBeTrue();
        var (from, path, body) = _webhook.Received.ShouldHaveSingleItem();
        from.ShouldBe("149.154.167.220");
        path.ShouldBe("/webhooks/telegram");
        var update = JsonNode.Parse(body)!;
        update["update_id"]!.GetValue<long>().ShouldBe(press.UpdateId);
        update["callback_query"]!["data"]!.ToString().ShouldBe("pay:1");
        update["callback_query"]!["from"]!["first_name"]!.ToString().ShouldBe("Maria");
        update["callback_query"]!["message"]!["message_id"]!.GetValue<int>().ShouldBe(1);
    }

    [Test]
    public async Task Update_numbers_rise_and_a_repeated_update_keeps_its_number()
    {
        var first = await Telegram.Press(42, "Pay");
        var second = await Telegram.Press(42, "Pay");
        second.UpdateId.ShouldBe(first.UpdateId + 1);
        second.Id.ShouldNotBe(first.Id);
        (await Telegram.RepeatUpdate()).UpdateId.ShouldBe(second.UpdateId);
        _webhook.Received[2].Body.ShouldBe(_webhook.Received[1].Body);
    }

    [Test]
    public async Task A_query_is_answered_once()
    {
        var press = await Telegram.Press(42, "Pay");
        var answer = new JsonObject { ["callback_query_id"] = press.Id, ["text"] = "Go on" };
        (await Bot("answerCallbackQuery", answer))["result"].ShouldBe("true");
        Telegram.PressAnswers.ShouldBe(["Go on"]);
        (await Bot("answerCallbackQuery", answer))["description"].ShouldBe("Bad Request: query is too old and response timeout expired or query ID is invalid");
        Vendors.UnexpectedRefusals.Count.ShouldBe(1);
    }

    [Test]
    public async Task A_query_that_waits_too_long_cannot_be_answered_any_more()
    {
        var clock = new ManualClock();
        Vendors.Clock = clock;
        var press = await Telegram.Press(42, "Pay");
        clock.Advance(TimeSpan.FromSeconds(61));
        (await Bot("answerCallbackQuery", new JsonObject { ["callback_query_id"] = press.Id })).Status.ShouldBe(400);
    }

    [Test]
    public async Task Updates_go_where_setWebhook_says_with_its_secret()
    {
        (await Bot("setWebhook", JsonNode.Parse("""{"url": "https://school.example/bot/updates", "secret_token": "s-e-c-r-e-t"}"""))).Status.ShouldBe(200);
        Telegram.WebhookSecret.ShouldBe("s-e-c-r-e-t");
        await Telegram.Press(42, "Pay");
        _webhook.Received.ShouldHaveSingleItem().Path.ShouldBe("/bot/updates");
    }

    [Test]
    public async Task An_update_without_success_is_not_confirmed()
    {
        _webhook.Answer = () => HttpStatusCode.InternalServerError;
        (await Telegram.Press(42, "Pay")).IsConfirmed.ShouldBeFalse();
    }

    [TestCase("Open")]
    [TestCase("Dance")]
    public void Only_a_button_that_sends_something_can_be_pressed(string button) =>
        Should.Throw<InvalidOperationException>(() => Telegram.Press(42, button)).Message.ShouldContain("It has: 'Pay', 'Open' (opens an address)");
}
