using Mocks;
using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

/// <summary>What every vendor of the shop can do wrong.</summary>
internal sealed class ShopVendorFaultTests : VendorTest
{
    private static readonly string[] Names = ["cloudpayments", "cdek", "boxberry", "russian_post", "mailgun", "twilio", "sms_ru"];

    [TestCaseSource(nameof(Names))]
    public async Task It_is_down_and_well_again(string name)
    {
        Vendor(name).IsDown(calls: 1);
        (await Call(name)).Status.ShouldBe(503);
        (await Call(name)).Status.ShouldNotBe(503);
        Vendors.ExpectRefusal("401");
    }

    [TestCaseSource(nameof(Names))]
    public async Task It_is_asked_too_often(string name)
    {
        Vendor(name).TooManyRequests(30);
        (await Call(name)).Status.ShouldBe(429);
        Vendors.UnexpectedRefusals.ShouldBeEmpty("a vendor's trouble is no fault of the request");
    }

    [TestCaseSource(nameof(Names))]
    public async Task It_never_answers(string name)
    {
        Vendor(name).TimesOut();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        var call = Call(name, patience.Token);
        while (Vendors.Calls.Count == 0 && !call.IsCompleted) await Task.Yield();
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => call);
        Vendors.Calls.ShouldHaveSingleItem().Status.ShouldBeNull();
    }

    [TestCaseSource(nameof(Names))]
    public async Task It_resets_connections(string name)
    {
        Vendor(name).ResetsConnection();
        await Should.ThrowAsync<HttpRequestException>(() => Call(name));
    }

    [TestCaseSource(nameof(Names))]
    public async Task It_answers_anything(string name)
    {
        Vendor(name).AnswersWith(200, "<html></html>");
        (await Call(name)).Body.ShouldBe("<html></html>");
    }

    private FaultyVendor Vendor(string name) => Vendors.All.Single(v => v.Vendor == name);

    private async Task<VendorReply> Call(string name, CancellationToken stop = default)
    {
        var address = name switch
        {
            "cloudpayments" => Server.CloudPaymentsUrl,
            "cdek" => Server.CdekUrl,
            "boxberry" => Server.BoxberryUrl,
            "russian_post" => Server.RussianPostUrl,
            "mailgun" => Server.MailgunUrl,
            "twilio" => Server.TwilioUrl,
            _ => Server.SmsRuUrl,
        };
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "anything"));
        request.Headers.Add("baggage", $"scenario={ScenarioId}");
        using var response = await client.SendAsync(request, stop);
        return new VendorReply((int)response.StatusCode, await response.Content.ReadAsStringAsync(CancellationToken.None));
    }
}
