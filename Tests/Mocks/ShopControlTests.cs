using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Mocks;
using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

/// <summary>The shop's vendors, steered over HTTP.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ShopControlTests : IAsyncDisposable
{
    private readonly VendorServer _server = VendorServer.Start(new VendorServerOptions { ControlApi = true, Seed = 7 });
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(30) };

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task The_overview_names_every_vendor_and_every_endpoint()
    {
        var overview = await ControlAsync("GET", "");
        foreach (var vendor in _server.Default.All)
            overview[vendor.Vendor].ShouldNotBeNull($"the address of {vendor.Vendor}");
        overview["smtp"]!.ToString().ShouldBe($"smtp://127.0.0.1:{_server.SmtpPort()}");
        overview["endpoints"]!.AsArray().Select(e => e!.ToString()).ShouldBeUnique();
    }

    [TestCase("cloudpayments")]
    [TestCase("cdek")]
    [TestCase("boxberry")]
    [TestCase("russian_post")]
    [TestCase("mailgun")]
    [TestCase("smtp")]
    [TestCase("twilio")]
    [TestCase("sms_ru")]
    public async Task Each_can_be_made_to_fail(string vendor)
    {
        await ControlAsync("POST", $"{vendor}/faults", """{"fault": "down"}""");
        await ControlAsync("DELETE", $"{vendor}/faults");
        if (_server.Default.All.Single(v => v.Vendor == vendor) is NotifyingVendor)
        {
            (await ControlAsync("GET", $"{vendor}/deliveries"))["items"]!.AsArray().ShouldBeEmpty();
            await ControlAsync("POST", $"{vendor}/deliveries/again", status: 409);
        }
    }

    [Test]
    public async Task A_customer_pays_in_CloudPayments_widget()
    {
        (await ControlAsync("POST", "cloudpayments/widget", """{"amount": "100.00", "invoice_id": "7", "reason_code": 5051}"""))["payment"]!["Status"]!.ToString().ShouldBe("Declined", "nobody answers Check");
        (await ControlAsync("GET", "cloudpayments/payments"))["items"]!.AsArray().Count.ShouldBe(1);
        await ControlAsync("POST", "cloudpayments/decline-next", """{"reason_code": 1}""", status: 400);
    }

    [Test]
    public async Task A_text_message_is_lost()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_server.TwilioUrl, $"Accounts/{_server.Options.TwilioAccountSid}/Messages.json"))
        {
            Content = new StringContent($"To=%2B79161234567&From=%2B15005550006&Body=Hello", Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_server.Options.TwilioAccountSid}:{_server.Options.TwilioAuthToken}")));
        (await _client.SendAsync(request)).Dispose();
        await ControlAsync("POST", "twilio/messages/latest/lose", """{"error_code": 30005}""");
        (await ControlAsync("GET", "twilio/messages"))["items"]![0]!["error_code"]!.GetValue<int>().ShouldBe(30005);
    }

    [Test]
    public async Task What_cannot_be_done_is_said()
    {
        (await ControlAsync("POST", "cdek/orders/latest/happens", """{"status": "DELIVERED"}""", status: 409))["error"]!.ToString().ShouldContain("none");
        (await ControlAsync("POST", "boxberry/parcels/latest/happens", """{"status": "Выдан"}""", status: 400))["error"]!.ToString().ShouldContain("Выдано");
        (await ControlAsync("POST", "mailgun/delivers", """{"adress": "a@b.test"}""", status: 400))["error"]!.ToString().ShouldContain("address");
        (await ControlAsync("GET", "sms_ru/mesages", status: 404))["error"]!.ToString().ShouldContain("GET /sms_ru/messages");
    }

    private async Task<JsonNode> ControlAsync(string method, string path, string body = "", int status = 200)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(_server.Url, "_control/" + path));
        if (body.Length > 0) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(status, text);
        return JsonNode.Parse(text)!;
    }
}
