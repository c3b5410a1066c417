using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

/// <summary>What isn't there is 404, as at the vendor; the refusal says what was probably meant.</summary>
internal sealed class UnknownEndpointTests : VendorTest
{
    [TestCase("POST", "payment", 404, "Nearest that the fake has: POST /payments")]
    [TestCase("POST", "payments/22e12f66-000f-5000-8000-18db351245c7/captured", 404, "Nearest that the fake has: POST /payments/{id}/capture")]
    [TestCase("GET", "payments/22e12f66-000f-5000-8000-18db351245c7/cancel", 405, "The fake has: POST /payments/{id}/cancel")]
    [TestCase("DELETE", "payments", 405, "The fake has: POST /payments, GET /payments")]
    [TestCase("POST", "payouts", 404, "YooKassa has this, the fake has not; it has: POST /payments")]
    public async Task At_YooKassa(string method, string path, int status, string hint)
    {
        var reply = await Send(new HttpMethod(method), path, null, "k");
        reply.Status.ShouldBe(status);
        reply["type"].ShouldBe("error");
        reply.Body.ShouldNotContain("fake");
        var refusal = Vendors.UnexpectedRefusals.ShouldHaveSingleItem();
        refusal.Description.ShouldContain(hint);
        refusal.Status.ShouldBe(status);
    }

    [TestCase("sendMesage", "Nearest that the fake has: sendMessage")]
    [TestCase("sendPhoto", "Telegram has more")]
    public async Task At_Telegram(string method, string hint)
    {
        var reply = await Bot(method, (HttpContent?)null);
        reply.Status.ShouldBe(404);
        reply.Body.ShouldBe("""{"ok":false,"error_code":404,"description":"Not Found: method not found"}""");
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem().Description.ShouldContain(hint);
    }

    [TestCase("v3/payments")]
    [TestCase("yookassa/payments")]
    [TestCase("yookassa/v3payments")]
    [TestCase("")]
    public async Task Where_no_vendor_is(string path)
    {
        var client = Shop();
        using var response = await client.GetAsync(new Uri(Server.Url, path));
        ((int)response.StatusCode).ShouldBe(404);
        var refusal = Vendors.UnexpectedRefusals.ShouldHaveSingleItem();
        refusal.ToString().ShouldContain($"No vendor is at /{path}. Here are: /yookassa/v3/, /telegram/bot<token>/<method>, /sendgrid/v3/, /stripe/v1/");
        Vendors.Calls.ShouldHaveSingleItem().Vendor.ShouldBe("nobody");
    }
}
