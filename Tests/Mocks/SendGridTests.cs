using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

internal sealed class SendGridTests : VendorTest
{
    private static JsonObject Mail(Action<JsonObject>? change = null)
    {
        var mail = JsonNode.Parse("""
            {"personalizations": [{"to": [{"email": "olga@example.test", "name": "Olga"}]}], "from": {"email": "lessons@example.test"}, "subject": "Receipt",
             "content": [{"type": "text/plain", "value": "Thank you"}, {"type": "text/html", "value": "<b>Thank you</b>"}]}
            """)!.AsObject();
        change?.Invoke(mail);
        return mail;
    }

    [Test]
    public async Task Accepted_mail_is_202_without_a_body_and_has_an_id()
    {
        using var response = await SendAsync(Mail().ToJsonString());
        ((int)response.StatusCode).ShouldBe(202);
        (await response.Content.ReadAsStringAsync()).ShouldBe("");
        var mail = Vendors.SendGrid.MailsTo("OLGA@example.test").ShouldHaveSingleItem();
        response.Headers.GetValues("X-Message-Id").ShouldBe([mail.Id]);
        (mail.From, mail.Subject, mail.Text, mail.Html).ShouldBe(("lessons@example.test", "Receipt", "Thank you", "<b>Thank you</b>"));
    }

    [Test]
    public async Task A_sandboxed_mail_is_200_and_not_sent()
    {
        using var response = await SendAsync(Mail(m => m["mail_settings"] = JsonNode.Parse("""{"sandbox_mode": {"enable": true}}""")).ToJsonString());
        ((int)response.StatusCode).ShouldBe(200);
        Vendors.SendGrid.Mails.ShouldBeEmpty();
    }

    [TestCase("""{"personalizations": []}""", "You must have at least one personalization.", "personalizations")]
    [TestCase("""{"personalizations": [{"to": []}]}""", "The to array is required for all personalization objects, and must have at least one email object with a valid email address.", "personalizations.0.to")]
    [TestCase("""{"personalizations": [{"to": [{"email": "nobody"}]}]}""", "Does not contain a valid address.", "personalizations.0.to.email")]
    [TestCase("""{"personalizations": [{"to": [{"email": "a@b.test"}], "cc": [{"email": "A@b.test"}]}]}""", "Each email address in the personalization block should be unique between to, cc, and bcc. We found the first duplicate instance of [A@b.test] in the personalizations.0.cc field.", "personalizations.0")]
    [TestCase("""{"content": []}""", "Unless a valid template_id is provided, the content parameter is required. There must be at least one defined content block.", "content")]
    [TestCase("""{"content": [{"type": "text/plain", "value": ""}]}""", "The content value must be a string at least one character in length.", "content.0.value")]
    [TestCase("""{"content": [{"type": "text/html", "value": "a"}, {"type": "text/plain", "value": "b"}]}""", "If present, text/plain and text/html may only be provided once, with text/plain first.", "content.1.type")]
    [TestCase("""{"send_at": 99999999999}""", "The send_at parameter is too far in the future: mail can be scheduled at most 72 hours ahead.", "send_at")]
    public async Task Mail_that_breaks_the_contract_is_refused_by_field(string change, string message, string field)
    {
        var mail = Mail(m =>
        {
            foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
                m[name] = value?.DeepClone();
        });
        using var response = await SendAsync(mail.ToJsonString());
        ((int)response.StatusCode).ShouldBe(400);
        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["errors"]![0]!;
        (error["message"]!.ToString(), error["field"]!.ToString()).ShouldBe((message, field));
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem().Parameter.ShouldBe(field);
        Vendors.SendGrid.Mails.ShouldBeEmpty();
    }

    [Test]
    public async Task A_wrong_key_is_401()
    {
        using var response = await SendAsync(Mail().ToJsonString(), "SG.another");
        ((int)response.StatusCode).ShouldBe(401);
        (await response.Content.ReadAsStringAsync()).ShouldContain("The provided authorization grant is invalid, expired, or revoked");
    }

    [Test]
    public async Task A_sender_that_is_not_verified_is_403()
    {
        using var response = await SendAsync(Mail(m => m["from"] = JsonNode.Parse("""{"email": "stranger@example.test"}""")).ToJsonString());
        ((int)response.StatusCode).ShouldBe(403);
    }

    [Test]
    public async Task Too_many_requests_name_the_moment_of_the_reset()
    {
        Vendors.Clock = new ManualClock();
        Vendors.SendGrid.TooManyRequests(90);
        using var response = await SendAsync(Mail().ToJsonString());
        ((int)response.StatusCode).ShouldBe(429);
        response.Headers.GetValues("X-RateLimit-Reset").ShouldBe([Vendors.Clock.GetUtcNow().AddSeconds(90).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        response.Headers.RetryAfter.ShouldBeNull();
    }

    [Test]
    public async Task The_key_stays_out_of_the_journal()
    {
        using var response = await SendAsync(Mail().ToJsonString());
        Vendors.SendGrid.CallsTo("POST", "/mail/send").ShouldHaveSingleItem().Headers["Authorization"].ShouldBe("Bearer ***");
    }

    private async Task<HttpResponseMessage> SendAsync(string body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Server.SendGridUrl, "mail/send")) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key ?? Vendors.SendGrid.ApiKey);
        return await Shop().SendAsync(request);
    }
}
