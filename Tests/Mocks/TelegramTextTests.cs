using System.Text.Json.Nodes;
using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

/// <summary>Texts that Telegram's own parser takes or refuses, and its words for it.</summary>
internal sealed class TelegramTextTests : VendorTest
{
    [SetUp]
    public void Meet() => Telegram.AddChat(42);

    [TestCase("HTML", "a < b", "can't parse entities: Unsupported start tag \"\" at byte offset 2")]
    [TestCase("HTML", "a <", "can't parse entities: Unclosed start tag at byte offset 2")]
    [TestCase("HTML", "я <p>x</p>", "can't parse entities: Unsupported start tag \"p\" at byte offset 3")]
    [TestCase("HTML", "<b>x", "can't parse entities: Can't find end tag corresponding to start tag \"b\"")]
    [TestCase("HTML", "x</b>", "can't parse entities: Unexpected end tag at byte offset 1")]
    [TestCase("HTML", "<b>x</b", "can't parse entities: Unclosed end tag at byte offset 4")]
    [TestCase("HTML", "<b><i>x</b></i>", "can't parse entities: Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\"")]
    [TestCase("HTML", "<a =1>x</a>", "can't parse entities: Empty attribute name in the tag \"a\" at byte offset 0")]
    [TestCase("HTML", "я <a href=https://x.example/>t</a>", "can't parse entities: Unexpected end of name token at byte offset 11")]
    [TestCase("HTML", "<a href=\"https://x.example/>t</a>", "can't parse entities: Unclosed start tag at byte offset 0")]
    [TestCase("HTML", "<a href", "can't parse entities: Unclosed start tag \"a\" at byte offset 0")]
    [TestCase("HTML", "<br/>", "can't parse entities: Unsupported start tag \"br/\" at byte offset 0")]
    [TestCase("HTML", "<b /", "can't parse entities: Empty attribute name in the tag \"b\" at byte offset 0")]
    [TestCase("HTML", "<span>x</span>", "can't parse entities: Tag \"span\" must have class \"tg-spoiler\" at byte offset 0")]
    [TestCase("MarkdownV2", "2.5", "can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'")]
    [TestCase("MarkdownV2", "a-b", "can't parse entities: Character '-' is reserved and must be escaped with the preceding '\\'")]
    [TestCase("MarkdownV2", "*x", "can't parse entities: Can't find end of Bold entity at byte offset 0")]
    [TestCase("Markdown", "a_b", "can't parse entities: Can't find end of the entity starting at byte offset 1")]
    [TestCase("BBCode", "x", "unsupported parse_mode")]
    [TestCase("HTML", "", "message text is empty")]
    [TestCase("HTML", "<b></b>", "text must be non-empty")]
    [TestCase(null, "   ", "text must be non-empty")]
    public async Task Refused(string? mode, string text, string words)
    {
        var reply = await Say(text, mode);
        reply.Status.ShouldBe(400);
        reply["ok"].ShouldBe("false");
        reply["error_code"].ShouldBe("400");
        reply["description"].ShouldBe("Bad Request: " + words);
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem().Description.ShouldBe("Bad Request: " + words);
        Telegram.Messages.ShouldBeEmpty();
    }

    [TestCase("HTML", "<b>2 &lt; 3 &amp; 4</b> &quot;x&quot; &euro; &#1103;", "2 < 3 & 4 \"x\" &euro; я")]
    [TestCase("HTML", "&lt3 &ltd; &#x44F; &#0; R&D", "<3 &ltd; я &#0; R&D")]
    [TestCase("html", "<a href=\"https://school.example/?a=1&amp;b=2\">pay</a>", "pay")]
    [TestCase("HTML", "<span class=\"tg-spoiler\">x</span><blockquote expandable>y</blockquote>", "xy")]
    [TestCase("MarkdownV2", "*2\\.5* _it_ __u__ ~s~ ||p|| `a.b` [t](https://x.example/\\)) 1\\-2", "2.5 it u s p a.b t 1-2")]
    [TestCase("none", "<b>", "<b>")]
    [TestCase(null, "a < b & c_d.", "a < b & c_d.")]
    public async Task Taken(string? mode, string text, string read)
    {
        var reply = await Say(text, mode);
        reply["result.text"].ShouldBe(read);
        var message = Telegram.Messages.ShouldHaveSingleItem();
        message.Text.ShouldBe(text);
        message.PlainText.ShouldBe(read);
        message.ParseMode.ShouldBe(mode);
        Vendors.Refusals.ShouldBeEmpty();
    }

    [Test]
    public async Task Entities_are_counted_in_UTF_16()
    {
        var reply = await Say("😀 <b>я</b> <a href=\"https://x.example/\">t</a>", "HTML");
        reply.Json["result"]!["entities"]!.ToJsonString()
            .ShouldBe("""[{"offset":3,"length":1,"type":"bold"},{"offset":5,"length":1,"type":"text_link","url":"https://x.example/"}]""");
    }

    [Test]
    public async Task A_links_address_is_decoded()
    {
        var reply = await Say("<a href='https://x.example/?a=1&amp;b=\"2\"'>t</a>", "HTML");
        reply.Json["result"]!["entities"]![0]!["url"]!.ToString().ShouldBe("https://x.example/?a=1&b=\"2\"");
    }

    [Test]
    public async Task A_message_has_at_most_4096_characters_after_its_markup()
    {
        (await Say("<b>" + new string('я', 4096) + "</b>", "HTML")).Status.ShouldBe(200);
        (await Say(string.Concat(Enumerable.Repeat("😀", 4096)), null)).Status.ShouldBe(200);
        Vendors.ExpectRefusal("too long");
        (await Say(new string('я', 4097), null))["description"].ShouldBe("Bad Request: message is too long");
        (await Say("<b>" + new string(' ', 1 << 15) + "</b>", "HTML"))["description"].ShouldBe("Bad Request: text is too long");
    }

    private Task<VendorReply> Say(string text, string? mode)
    {
        var body = new JsonObject { ["chat_id"] = 42, ["text"] = text };
        if (mode is not null) body["parse_mode"] = mode;
        return Bot("sendMessage", body);
    }
}
