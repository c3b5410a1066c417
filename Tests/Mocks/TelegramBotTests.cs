using System.Text.Json.Nodes;
using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

internal sealed class TelegramBotTests : VendorTest
{
    [SetUp]
    public void Meet() => Telegram.AddChat(42, "Maria");

    [Test]
    public async Task A_message_has_a_rising_number_in_its_chat_and_a_time_in_seconds()
    {
        Telegram.AddChat(43);
        Vendors.Clock = new ManualClock();
        (await Say(42))["result.message_id"].ShouldBe("1");
        (await Say(42))["result.message_id"].ShouldBe("2");
        var other = await Say(43);
        other["result.message_id"].ShouldBe("1");
        other["result.date"].ShouldBe("1769947200");
        other["result.chat.type"].ShouldBe("private");
        other["result.from.is_bot"].ShouldBe("true");
        Telegram.MessagesTo(42).Count.ShouldBe(2);
    }

    [TestCase("JSON")]
    [TestCase("form")]
    [TestCase("multipart")]
    [TestCase("query")]
    public async Task Parameters_come_in_four_ways(string way)
    {
        KeyValuePair<string, string>[] fields = [new("chat_id", "42"), new("text", "Привет & 1+1")];
        using HttpContent? content = way switch
        {
            "JSON" => new StringContent(new JsonObject(fields.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)f.Value))).ToJsonString(), null, "application/json"),
            "form" => new FormUrlEncodedContent(fields),
            "multipart" => Multipart(fields),
            _ => null,
        };
        var query = way == "query" ? "?" + string.Join('&', fields.Select(f => $"{f.Key}={Uri.EscapeDataString(f.Value)}")) : "";
        var reply = await Bot("sendMessage" + query, content, by: way == "query" ? HttpMethod.Get : HttpMethod.Post);
        reply["result.text"].ShouldBe("Привет & 1+1");
        Telegram.CallsTo("*", "/sendMessage").Count.ShouldBe(1);
    }

    [Test]
    public async Task A_body_that_is_neither_is_not_read_and_the_refusal_says_so()
    {
        using var text = new StringContent("""{"chat_id": 42, "text": "hi"}""", null, "text/plain");
        (await Bot("sendMessage", text))["description"].ShouldBe("Bad Request: chat_id is empty");
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem().Description.ShouldContain("'text/plain' is neither JSON nor a form");
    }

    [TestCase("""{"chat_id": 42, "text": "hi", "text": "ho"}""")]
    [TestCase("""{"chat_id": 42""")]
    [TestCase("[]")]
    public async Task What_is_no_JSON_object_is_refused(string body)
    {
        using var content = new StringContent(body, null, "application/json");
        (await Bot("sendMessage", content))["description"].ShouldBe("Bad Request: JSON object expected");
        Vendors.UnexpectedRefusals.Count.ShouldBe(1);
    }

    [TestCase("wrong", 404, "Not Found")]
    [TestCase("100001:short", 404, "Not Found")]
    [TestCase("100001:this-is-another-fake-telegram-bot-token", 401, "Unauthorized")]
    public async Task A_wrong_token(string token, int status, string description)
    {
        var reply = await Bot("getMe", (HttpContent?)null, token);
        reply.Body.ShouldBe($$"""{"ok":false,"error_code":{{status}},"description":"{{description}}"}""");
        reply.Status.ShouldBe(status);
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem().ToString().ShouldNotContain("another-fake");
        Vendors.Calls.ShouldHaveSingleItem().Path.ShouldNotContain(token);
    }

    [Test]
    public async Task An_unknown_chat_is_a_refusal()
    {
        (await Say(43)).Body.ShouldBe("""{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}""");
        (await Bot("sendMessage", new JsonObject { ["text"] = "hi" }))["description"].ShouldBe("Bad Request: chat_id is empty");
        Vendors.UnexpectedRefusals.Count.ShouldBe(2);
    }

    [Test]
    public async Task A_user_who_blocked_the_bot_is_no_fault_of_the_request()
    {
        Telegram.BlockedBy(42);
        var reply = await Say(42);
        reply.Status.ShouldBe(403);
        reply.Body.ShouldBe("""{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}""");
        Vendors.Refusals.ShouldBeEmpty();
        Telegram.UnblockedBy(42);
        (await Say(42)).Status.ShouldBe(200);
        Should.Throw<InvalidOperationException>(() => Telegram.BlockedBy(43)).Message.ShouldContain("It knows: 42");
    }

    [Test]
    public async Task An_edit_changes_the_message_or_says_why_not()
    {
        await Say(42);
        var edit = new JsonObject { ["chat_id"] = 42, ["message_id"] = 1, ["text"] = "new" };
        (await Bot("editMessageText", edit))["result.text"].ShouldBe("new");
        Telegram.Messages.ShouldHaveSingleItem().IsEdited.ShouldBeTrue();
        Vendors.ExpectRefusal("message");
        (await Bot("editMessageText", edit))["description"].ShouldBe(
            "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message");
        edit["message_id"] = 2;
        (await Bot("editMessageText", edit))["description"].ShouldBe("Bad Request: message to edit not found");
    }

    [Test]
    public async Task A_message_can_be_deleted_once()
    {
        await Say(42);
        var message = new JsonObject { ["chat_id"] = 42, ["message_id"] = 1 };
        (await Bot("deleteMessage", message))["result"].ShouldBe("true");
        Vendors.ExpectRefusal("not found");
        (await Bot("deleteMessage", message))["description"].ShouldBe("Bad Request: message to delete not found");
    }

    [TestCase("http://school.example/hook", null, "bad webhook: An HTTPS URL must be provided for webhook")]
    [TestCase("https://school.example:8080/hook", null, "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")]
    [TestCase("https://school.example/hook", "no spaces", "secret token contains unallowed characters")]
    [TestCase("https://school.example/hook", "257", "secret token is too long")]
    public async Task A_webhook_that_Telegram_refuses(string url, string? secret, string words)
    {
        var body = new JsonObject { ["url"] = url, ["secret_token"] = secret == "257" ? new string('x', 257) : secret };
        (await Bot("setWebhook", body))["description"].ShouldBe("Bad Request: " + words);
        Telegram.WebhookUrl.ShouldBeNull();
        Vendors.UnexpectedRefusals.Count.ShouldBe(1);
    }

    [Test]
    public async Task A_webhook_is_set_and_deleted_and_excludes_getUpdates()
    {
        (await Bot("setWebhook", new JsonObject { ["url"] = "https://school.example/hook", ["secret_token"] = "s3cret" }))["result"].ShouldBe("true");
        Vendors.Calls[^1].Body.ShouldNotContain("s3cret");
        (await Bot("getWebhookInfo", (HttpContent?)null))["result.url"].ShouldBe("https://school.example/hook");
        Vendors.ExpectRefusal("409");
        (await Bot("getUpdates", (HttpContent?)null)).Status.ShouldBe(409);
        await Bot("deleteWebhook", (HttpContent?)null);
        (await Bot("getUpdates", (HttpContent?)null))["ok"].ShouldBe("true");
    }

    [Test]
    public async Task Methods_are_called_by_GET_or_POST()
    {
        (await Bot("getMe", (HttpContent?)null, by: HttpMethod.Put)).Status.ShouldBe(404);
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem().Description.ShouldContain("GET or POST");
        (await Bot("GETME", (HttpContent?)null, by: HttpMethod.Get))["result.username"].ShouldBe(Telegram.Name);
    }

    private Task<VendorReply> Say(long chat) => Bot("sendMessage", new JsonObject { ["chat_id"] = chat, ["text"] = "hi" });

    private static MultipartFormDataContent Multipart(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        return content;
    }
}
