using System.Net;
using System.Security.Cryptography;
using System.Text;
using Mocks.SmsRu;
using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

internal sealed class SmsRuTests : VendorTest
{
    private readonly CallbackReceiver _system = new() { Answer = _ => "100" };

    private SmsRuAccount SmsRu => Vendors.SmsRu;

    [SetUp]
    public void Connect() => Vendors.CallbackClient = _system.From;

    [TearDown]
    public void Disconnect() => _system.Dispose();

    [Test]
    public async Task A_message_is_taken_under_the_number_as_SMS_ru_writes_it()
    {
        var sent = await Send(("to", "89161234567"));
        (sent.Status, sent["status"], sent["sms.79161234567.status_code"]).ShouldBe((200, "OK", "100"));
        SmsRu.MessagesTo("+79161234567").ShouldHaveSingleItem().Id.ShouldBe(sent["sms.79161234567.sms_id"]);
        Vendors.UnexpectedRefusals.ShouldBeEmpty();
    }

    [Test]
    public async Task Each_number_is_answered_by_itself()
    {
        SmsRu.RefusesNumber("79160000000", 207);
        var sent = await Send(("to", "79161234567,79160000000,123"));
        (sent["status_code"], sent["sms.79161234567.status_code"], sent["sms.79160000000.status_code"], sent["sms.123.status_code"]).ShouldBe(("100", "100", "207", "202"));
        SmsRu.Messages.Count.ShouldBe(1);
    }

    [Test]
    public async Task The_same_text_to_the_same_number_is_refused_for_a_minute()
    {
        var clock = new ManualClock();
        Vendors.Clock = clock;
        await Send();
        (await Send())["sms.79161234567.status_code"].ShouldBe("231");
        (await Send(("msg", "Another")))["sms.79161234567.status_code"].ShouldBe("100");
        clock.Advance(TimeSpan.FromMinutes(1));
        (await Send())["sms.79161234567.status_code"].ShouldBe("100");
    }

    [TestCase("api_id", "wrong", "200")]
    [TestCase("json", null, "211")]
    [TestCase("msg", null, "203")]
    [TestCase("to", null, "202")]
    [TestCase("tо", "79161234567", "211")]
    public async Task What_is_wrong_is_a_code_under_200(string name, string? value, string code)
    {
        var refused = await Send((name, value));
        (refused.Status, refused["status"], refused["status_code"]).ShouldBe((200, "ERROR", code));
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem().Parameter.ShouldBe(name);
    }

    [Test]
    public async Task Trouble_of_the_account_is_above_all_numbers()
    {
        SmsRu.RefusesAll(201);
        var refused = await Send();
        (refused["status_code"], refused.Json["sms"]).ShouldBe(("201", null));
        Vendors.UnexpectedRefusals.ShouldBeEmpty();
    }

    [Test]
    public async Task Callbacks_carry_a_hash_of_all_entries_and_want_100()
    {
        await Send();
        (await SmsRu.Delivers()).IsAccepted.ShouldBeTrue();
        var form = Form(_system.Received[0].Body);
        form["data[0]"].Split('\n')[..3].ShouldBe(["sms_status", SmsRu.Messages[0].Id, "103"]);
        form["hash"].ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SmsRu.ApiId + form["data[0]"]))));
        _system.Answer = _ => "OK";
        (await SmsRu.DeliverAgain()).IsAccepted.ShouldBeFalse();
        (await SmsRu.Pings()).Body.ShouldStartWith("hash=");
    }

    [Test]
    public async Task A_status_is_asked_for()
    {
        await Send();
        await SmsRu.Loses(104);
        var id = SmsRu.Messages[0].Id;
        var status = await Call("sms/status", $"api_id={SmsRu.ApiId}&json=1&sms_id={id},000000-1");
        (status[$"sms.{id}.status_code"], status["sms.000000-1.status_code"]).ShouldBe(("104", "-1"));
        (await Call("auth/check", $"api_id={SmsRu.ApiId}&json=1"))["status_code"].ShouldBe("100");
    }

    private Task<VendorReply> Send(params (string Name, string? Value)[] changes)
    {
        var form = new Dictionary<string, string?>(StringComparer.Ordinal) { ["api_id"] = SmsRu.ApiId, ["json"] = "1", ["to"] = "79161234567", ["msg"] = "Hello" };
        foreach (var (name, value) in changes) form[name] = value;
        return Call("sms/send", string.Join('&', form.Where(f => f.Value is not null).Select(f => $"{WebUtility.UrlEncode(f.Key)}={WebUtility.UrlEncode(f.Value)}")));
    }

    private async Task<VendorReply> Call(string path, string form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Server.SmsRuUrl, path)) { Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded") };
        return await SendAsync(request);
    }
}
