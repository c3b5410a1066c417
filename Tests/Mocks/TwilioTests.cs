using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Mocks.Twilio;
using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

internal sealed class TwilioTests : VendorTest
{
    private readonly CallbackReceiver _system = new();

    private TwilioAccount Twilio => Vendors.Twilio;

    [SetUp]
    public void Connect() => Vendors.CallbackClient = _system.From;

    [TearDown]
    public void Disconnect() => _system.Dispose();

    [Test]
    public async Task A_message_is_queued_found_and_listed()
    {
        var made = await Send();
        (made.Status, made["status"], made["num_media"], made["direction"]).ShouldBe((201, "queued", "0", "outbound-api"));
        made["sid"].ShouldNotBeNull().Length.ShouldBe(34);
        (await Call($"Accounts/{Twilio.AccountSid}/Messages/{made["sid"]}.json"))["body"].ShouldBe("Hello");
        (await Call($"Accounts/{Twilio.AccountSid}/Messages.json?To=%2B79161234567&PageSize=5")).Json["messages"]!.AsArray().Count.ShouldBe(1);
        (await Call($"Accounts/{Twilio.AccountSid}.json"))["status"].ShouldBe("active");
        Vendors.UnexpectedRefusals.ShouldBeEmpty();
    }

    /// <summary>A published test vector.</summary>
    [Test]
    public void The_signature_is_Twilios() => TwilioSignature.Sign(
        "https://mycompany.com/myapp.php?foo=1&bar=2",
        [new("CallSid", "CA1234567890ABCDE"), new("Caller", "+12349013030"), new("Digits", "1234"), new("From", "+12349013030"), new("To", "+18005551212")],
        "12345").ShouldBe("0/KCTR6DLpKmkAf8muzZqo1nDgQ=");

    [Test]
    public async Task Its_way_is_told_to_the_callback_signed_over_address_and_fields()
    {
        await Send(("StatusCallback", "https://shop.example/hooks/sms?id=7"));
        (await Twilio.Delivers())!.IsAccepted.ShouldBeTrue();
        _system.Received.Select(r => Form(r.Body)["MessageStatus"]).ShouldBe(["sent", "delivered"]);
        var last = _system.Received[1];
        last.Path.ShouldBe("/hooks/sms?id=7");
        last.Headers["X-Twilio-Signature"].ShouldBe(TwilioSignature.Sign("https://shop.example/hooks/sms?id=7", Form(last.Body), Twilio.AuthToken));
        (await Twilio.DeliverAgain()).Body.ShouldBe(last.Body);
        await Should.ThrowAsync<InvalidOperationException>(() => Twilio.Loses());
    }

    [Test]
    public async Task What_is_lost_has_a_code()
    {
        await Send(("StatusCallback", "https://shop.example/hooks/sms"));
        _system.Status = () => HttpStatusCode.InternalServerError;
        (await Twilio.Loses(30005))!.IsAccepted.ShouldBeFalse();
        Form(_system.Received[0].Body)["ErrorCode"].ShouldBe("30005");
        (await Call($"Accounts/{Twilio.AccountSid}/Messages/{Twilio.Messages[0].Sid}.json"))["error_code"].ShouldBe("30005");
    }

    [TestCase("+15005550001", "21211")]
    [TestCase("+15005550009", "21614")]
    [TestCase("+15005550004", "21610")]
    public async Task Numbers_of_nobody_are_no_fault_of_the_request(string to, string code)
    {
        var refused = await Send(("To", to));
        (refused.Status, refused["code"]).ShouldBe((400, code));
        Vendors.UnexpectedRefusals.ShouldBeEmpty();
        Twilio.Messages.ShouldBeEmpty();
    }

    [TestCase("To", null, "21604")]
    [TestCase("To", "89161234567", "21211")]
    [TestCase("From", null, "21603")]
    [TestCase("From", "+19998887766", "21606")]
    [TestCase("Body", null, "21602")]
    [TestCase("StatusCallback", "/hooks", "21609")]
    [TestCase("Boddy", "x", "20001")]
    public async Task What_is_wrong_is_named(string name, string? value, string code)
    {
        var refused = await Send((name, value));
        (refused.Status, refused["code"]).ShouldBe((400, code));
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem().Parameter.ShouldBe(name);
    }

    [Test]
    public async Task A_text_has_1600_characters_at_most()
    {
        (await Send(("Body", new string('a', 1600)))).Status.ShouldBe(201);
        (await Send(("Body", new string('a', 1601))))["code"].ShouldBe("21617");
    }

    [Test]
    public async Task Wrong_credentials_and_other_accounts_are_refused()
    {
        (await Call($"Accounts/{Twilio.AccountSid}.json", password: "wrong"))["code"].ShouldBe("20003");
        (await Call("Accounts/AC1/Messages.json"))["code"].ShouldBe("20404");
    }

    private Task<VendorReply> Send(params (string Name, string? Value)[] changes)
    {
        var form = new Dictionary<string, string?>(StringComparer.Ordinal) { ["To"] = "+79161234567", ["From"] = Server.Options.TwilioNumbers[0], ["Body"] = "Hello" };
        foreach (var (name, value) in changes) form[name] = value;
        return Call($"Accounts/{Twilio.AccountSid}/Messages.json", string.Join('&', form.Where(f => f.Value is not null).Select(f => $"{f.Key}={WebUtility.UrlEncode(f.Value)}")));
    }

    private async Task<VendorReply> Call(string path, string? form = null, string? password = null)
    {
        using var request = new HttpRequestMessage(form is null ? HttpMethod.Get : HttpMethod.Post, new Uri(Server.TwilioUrl, path));
        if (form is not null) request.Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Twilio.AccountSid}:{password ?? Twilio.AuthToken}")));
        return await SendAsync(request);
    }
}
