using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Mocks.Mailgun;
using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

internal sealed class MailgunTests : VendorTest
{
    private const string Reader = "olga@example.test";
    private readonly CallbackReceiver _system = new();

    private MailgunAccount Mailgun => Vendors.Mailgun;

    [SetUp]
    public void Connect() => Vendors.CallbackClient = _system.From;

    [TearDown]
    public void Disconnect() => _system.Dispose();

    [Test]
    public async Task A_mail_is_queued_and_found_by_its_message_id()
    {
        var sent = await Send(("h:Message-Id", "<m-1@mg.example.test>"), ("v:delivery", "7"));
        (sent.Status, sent["id"], sent["message"]).ShouldBe((200, "<m-1@mg.example.test>", "Queued. Thank you."));
        var mail = Mailgun.MailsTo(Reader).ShouldHaveSingleItem();
        (mail.Subject, mail.Text, mail.Variables["delivery"]).ShouldBe(("Hello", "Text", "7"));
        (await Call($"{Mailgun.Domain}/events?event=accepted&message-id=m-1%40mg.example.test")).Json["items"]!.AsArray().Count.ShouldBe(1);
        (await Call($"{Mailgun.Domain}/events?event=accepted&message-id=m-2%40mg.example.test")).Json["items"]!.AsArray().ShouldBeEmpty();
        Vendors.UnexpectedRefusals.ShouldBeEmpty();
    }

    [Test]
    public async Task Names_beside_addresses_and_test_mode_are_understood()
    {
        await Send(("to", "\"Olga P.\" <olga@example.test>"), ("o:testmode", "yes"));
        Mailgun.Mails.ShouldBeEmpty();
        await Send(("to", "\"Olga P.\" <olga@example.test>"));
        Mailgun.MailsTo(Reader).Count.ShouldBe(1);
    }

    [TestCase("from", null, "from parameter is missing")]
    [TestCase("to", null, "to parameter is missing")]
    [TestCase("to", "nobody", "to parameter is not a valid address. please check documentation")]
    [TestCase("text", null, "Need at least one of 'text', 'html', 'amp-html' or 'template' parameters specified")]
    public async Task What_is_wrong_is_said(string name, string? value, string message)
    {
        var refused = await Send((name, value));
        (refused.Status, refused["message"]).ShouldBe((400, message));
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem().Parameter.ShouldBe(name);
    }

    [Test]
    public async Task An_unknown_parameter_names_the_nearest()
    {
        (await Send(("subjekt", "x")))["message"].ShouldNotBeNull().ShouldContain("subject");
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem().Parameter.ShouldBe("subjekt");
    }

    [Test]
    public async Task An_address_that_the_scenario_says_there_is_not_is_no_fault()
    {
        Mailgun.HasNoSuchAddress(Reader);
        (await Send()).Status.ShouldBe(400);
        Vendors.UnexpectedRefusals.ShouldBeEmpty();
    }

    [Test]
    public async Task Events_are_signed_over_time_and_token_and_repeated_with_the_same()
    {
        await Send(("v:delivery", "7"));
        _system.Status = () => HttpStatusCode.ServiceUnavailable;
        (await Mailgun.Delivers(Reader)).IsAccepted.ShouldBeFalse();
        _system.Status = () => HttpStatusCode.OK;
        (await Mailgun.DeliverUnaccepted()).ShouldHaveSingleItem().IsAccepted.ShouldBeTrue();
        _system.Received[1].Body.ShouldBe(_system.Received[0].Body);
        var call = JsonNode.Parse(_system.Received[0].Body)!;
        var signature = call["signature"]!;
        signature["signature"]!.ToString().ShouldBe(MailgunSignature.Sign(signature["timestamp"]!.ToString(), signature["token"]!.ToString(), Mailgun.SigningKey));
        signature["token"]!.ToString().Length.ShouldBe(50);
        (call["event-data"]!["event"]!.ToString(), call["event-data"]!["user-variables"]!["delivery"]!.ToString()).ShouldBe(("delivered", "7"));
    }

    /// <summary>Computed with openssl: printf '%s' '1529006854token' | openssl dgst -sha256 -hmac key.</summary>
    [Test]
    public void The_signature_is_the_one_that_openssl_makes() => MailgunSignature.Sign("1529006854", "token", "key").ShouldBe("736e24a9d0b12513e86c360464b8d360b45f374bb1177ed4832c8ca52bfaf1a3");

    [Test]
    public async Task Only_406_stops_it_beside_200()
    {
        await Send();
        _system.Status = () => HttpStatusCode.NotAcceptable;
        (await Mailgun.Delivers(Reader)).IsAccepted.ShouldBeTrue();
        _system.Status = () => HttpStatusCode.Accepted;
        (await Mailgun.Delivers(Reader)).IsAccepted.ShouldBeFalse();
    }

    [Test]
    public async Task An_address_that_has_bounced_gets_nothing_any_more()
    {
        await Send();
        var bounced = JsonNode.Parse((await Mailgun.Bounces(Reader)).Body)!["event-data"]!;
        (bounced["event"]!.ToString(), bounced["severity"]!.ToString()).ShouldBe(("failed", "permanent"));
        (await Send()).Status.ShouldBe(200);
        await RestAsync();
        JsonNode.Parse(_system.Received[1].Body)!["event-data"]!["reason"]!.ToString().ShouldBe("suppress-bounce");
    }

    [Test]
    public async Task Wrong_keys_domains_and_addresses_are_refused()
    {
        (await Call($"domains/{Mailgun.Domain}", key: "wrong")).Status.ShouldBe(401);
        (await Call("eu.example.test/events"))["message"].ShouldBe("Domain not found: eu.example.test");
        (await Call($"{Mailgun.Domain}/message")).Status.ShouldBe(404);
        Vendors.UnexpectedRefusals.Count.ShouldBe(3);
    }

    private Task<VendorReply> Send(params (string Name, string? Value)[] changes)
    {
        var form = new Dictionary<string, string?>(StringComparer.Ordinal) { ["from"] = "lessons@example.test", ["to"] = Reader, ["subject"] = "Hello", ["text"] = "Text" };
        foreach (var (name, value) in changes) form[name] = value;
        return Call($"{Mailgun.Domain}/messages", string.Join('&', form.Where(f => f.Value is not null).Select(f => $"{WebUtility.UrlEncode(f.Key)}={WebUtility.UrlEncode(f.Value)}")));
    }

    private async Task<VendorReply> Call(string path, string? form = null, string? key = null)
    {
        using var request = new HttpRequestMessage(form is null ? HttpMethod.Get : HttpMethod.Post, new Uri(Server.MailgunUrl, path));
        if (form is not null) request.Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"api:{key ?? Mailgun.ApiKey}")));
        return await SendAsync(request);
    }
}
