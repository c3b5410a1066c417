using System.Text.Json.Nodes;
using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

/// <summary>Buttons under a message, with Telegram's words for those that it refuses.</summary>
internal sealed class TelegramKeyboardTests : VendorTest
{
    private static readonly string SixtyFive = new('x', 65);

    private static readonly (string Markup, string Words)[] Refusals =
    [
        ("""[]""", "object expected as reply markup"),
        ("""{"inline_keyboard": {}}""", "field \"inline_keyboard\" must be of type Array"),
        ("""{"inline_keyboard": [{}]}""", "field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays"),
        ("""{"inline_keyboard": [["pay"]]}""", "can't parse inline keyboard button: InlineKeyboardButton must be an Object"),
        ("""{"inline_keyboard": [[{"url": "https://x.example"}]]}""", "can't parse inline keyboard button: Can't find field \"text\""),
        ("""{"inline_keyboard": [[{"text": ["Pay"], "url": "https://x.example"}]]}""", "can't parse inline keyboard button: Field \"text\" must be of type String"),
        ("""{"inline_keyboard": [[{"text": "", "url": "https://x.example"}]]}""", "inline keyboard button text must be non-empty"),
        ("""{"inline_keyboard": [[{"text": "Pay"}]]}""", "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ("""{"inline_keyboard": [[{"text": "Pay", "callback_data": ""}]]}""", "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ("""{"inline_keyboard": [[{"text": "Pay", "url": "http://localhost/pay"}]]}""", "inline keyboard button URL 'http://localhost/pay' is invalid: Wrong HTTP URL"),
        ("""{"inline_keyboard": [[{"text": "Pay", "url": "ftp://x.example"}]]}""", "inline keyboard button URL 'ftp://x.example' is invalid: Unsupported URL protocol"),
        ("""{"inline_keyboard": [[{"text": "Pay", "url": "https:///pay"}]]}""", "inline keyboard button URL 'https:///pay' is invalid: URL host is empty"),
        ($$"""{"inline_keyboard": [[{"text": "Pay", "callback_data": "{{SixtyFive}}"}]]}""", "BUTTON_DATA_INVALID"),
        (Keyboard(101, "x"), "reply markup is too long"),
        (Keyboard(100, new string('x', 64), new string('t', 60)), "reply markup is too long"),
    ];

    private static IEnumerable<int> Cases => Enumerable.Range(0, Refusals.Length);

    [TestCaseSource(nameof(Cases))]
    public async Task Refused(int number)
    {
        var (markup, words) = Refusals[number];
        (await Send(markup))["description"].ShouldBe("Bad Request: " + words);
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem();
        Telegram.Messages.ShouldBeEmpty();
    }

    [Test]
    public async Task Taken_and_shown_row_by_row()
    {
        var reply = await Send("""{"inline_keyboard": [[{"text": "Pay", "url": "https://school.example/pay/1", "callback_data": "ignored"}, {"text": "Bot", "url": "tg://user?id=1"}], [{"text": "Later", "callback_data": "later"}]]}""");
        reply.Status.ShouldBe(200);
        Telegram.Messages.ShouldHaveSingleItem().Buttons.Select(b => (b.Row, b.Text, b.Url, b.CallbackData)).ShouldBe(
        [
            (0, "Pay", "https://school.example/pay/1", null), (0, "Bot", "tg://user?id=1", null), (1, "Later", null, "later"),
        ]);
        reply.Json["result"]!["reply_markup"]!["inline_keyboard"]!.AsArray().Count.ShouldBe(2);
    }

    [Test]
    public async Task The_limits_themselves_are_taken()
    {
        (await Send(Keyboard(100, "x"))).Status.ShouldBe(200);
        (await Send(Keyboard(1, new string('x', 64)))).Status.ShouldBe(200);
        Vendors.Refusals.ShouldBeEmpty();
    }

    [Test]
    public async Task In_a_form_the_markup_is_JSON_in_a_text()
    {
        Telegram.AddChat(42);
        using var form = new FormUrlEncodedContent([new("chat_id", "42"), new("text", "hi"), new("reply_markup", Keyboard(1, "x"))]);
        (await Bot("sendMessage", form)).Status.ShouldBe(200);
        Telegram.Messages.ShouldHaveSingleItem().Buttons.ShouldHaveSingleItem().CallbackData.ShouldBe("x");
        Vendors.ExpectRefusal("keyboard");
        using var broken = new FormUrlEncodedContent([new("chat_id", "42"), new("text", "hi"), new("reply_markup", "{")]);
        (await Bot("sendMessage", broken))["description"].ShouldBe("Bad Request: can't parse reply keyboard markup JSON object");
    }

    private Task<VendorReply> Send(string markup)
    {
        Telegram.AddChat(42);
        return Bot("sendMessage", new JsonObject { ["chat_id"] = 42, ["text"] = "hi", ["reply_markup"] = JsonNode.Parse(markup) });
    }

    private static string Keyboard(int buttons, string data, string text = "t") => new JsonObject
    {
        ["inline_keyboard"] = new JsonArray([.. Enumerable.Range(0, buttons).Select(_ => new JsonArray(new JsonObject { ["text"] = text, ["callback_data"] = data }))]),
    }.ToJsonString();
}
