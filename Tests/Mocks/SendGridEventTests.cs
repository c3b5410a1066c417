using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Mocks.SendGrid;
using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

internal sealed class SendGridEventTests : VendorTest
{
    private const string Reader = "olga@example.test";
    private readonly CallbackReceiver _system = new();

    [SetUp]
    public void Connect() => Vendors.CallbackClient = _system.From;

    [TearDown]
    public void Disconnect() => _system.Dispose();

    [Test]
    public async Task Events_are_an_array_with_the_custom_arguments_at_the_top()
    {
        await Send();
        (await Vendors.SendGrid.Bounces(Reader)).IsAccepted.ShouldBeTrue();
        var happened = JsonNode.Parse(_system.Received[0].Body)!.AsArray().ShouldHaveSingleItem()!;
        (happened["event"]!.ToString(), happened["email"]!.ToString(), happened["delivery"]!.ToString(), happened["type"]!.ToString()).ShouldBe(("bounce", Reader, "7", "bounce"));
        happened["sg_message_id"]!.ToString().ShouldStartWith(Vendors.SendGrid.Mails[0].Id);
    }

    [Test]
    public async Task They_are_signed_with_the_key_of_the_settings_page_over_time_and_body()
    {
        await Send();
        await Vendors.SendGrid.Delivers(Reader);
        var received = _system.Received[0];
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(Server.SendGridEventPublicKey), out _);
        var signature = Convert.FromBase64String(received.Headers["X-Twilio-Email-Event-Webhook-Signature"]);
        var signed = received.Headers["X-Twilio-Email-Event-Webhook-Timestamp"] + received.Body;
        key.VerifyData(Encoding.UTF8.GetBytes(signed), signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence).ShouldBeTrue();
        key.VerifyData(Encoding.UTF8.GetBytes(signed + " "), signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence).ShouldBeFalse();
    }

    [Test]
    public async Task The_activity_is_asked_by_a_custom_argument()
    {
        await Send();
        (await Call(HttpMethod.Get, "messages?limit=1&query=" + Uri.EscapeDataString("unique_args['delivery']=\"7\""))).Json["messages"]!.AsArray().ShouldHaveSingleItem()!["msg_id"]!.ToString().ShouldBe(Vendors.SendGrid.Mails[0].Id);
        (await Call(HttpMethod.Get, "messages?limit=1&query=" + Uri.EscapeDataString("unique_args['delivery']=\"8\""))).Json["messages"]!.AsArray().ShouldBeEmpty();
        (await Call(HttpMethod.Get, "messages?limit=1&query=subject")).Status.ShouldBe(400);
        (await Call(HttpMethod.Get, "scopes")).Json["scopes"]!.AsArray().ShouldNotBeEmpty();
        (await Call(HttpMethod.Get, "mail/send")).Status.ShouldBe(405);
    }

    [TestCase("""{"delivery": 7}""")]
    [TestCase("[]")]
    public async Task Custom_arguments_are_strings(string arguments)
    {
        (await Send(arguments)).Status.ShouldBe(400);
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem().Parameter.ShouldBe("custom_args");
    }

    private Task<VendorReply> Send(string arguments = """{"delivery": "7"}""") => Call(
        HttpMethod.Post,
        "mail/send",
        $$"""{"personalizations": [{"to": [{"email": "{{Reader}}"}]}], "from": {"email": "lessons@example.test"}, "subject": "Hello", "content": [{"type": "text/plain", "value": "Text"}], "custom_args": {{arguments}}}""");

    private async Task<VendorReply> Call(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Server.SendGridUrl, path));
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Vendors.SendGrid.ApiKey);
        return await SendAsync(request);
    }
}
