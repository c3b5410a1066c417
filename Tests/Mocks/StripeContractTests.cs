using System.Net.Http.Headers;
using System.Text;
using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

/// <summary>Who may ask, in which form, and what an address that isn't there answers.</summary>
internal sealed class StripeContractTests : StripeTest
{
    [TestCase(null, "You did not provide an API key")]
    [TestCase("Bearer sk_test_wrong-key", "Invalid API Key provided: sk_test_****")]
    [TestCase("Basic !!!", "Invalid API Key provided")]
    public async Task Without_the_key_it_is_401(string? authorization, string message)
    {
        var reply = await SendAsync(HttpMethod.Get, "account", null, null, headers =>
        {
            headers.Remove("Authorization");
            if (authorization is not null) headers.TryAddWithoutValidation("Authorization", authorization);
        });
        (reply.Status, reply["error.type"]).ShouldBe((401, "invalid_request_error"));
        reply["error.message"]!.ShouldStartWith(message);
        reply.Body.ShouldNotContain("wrong-key");
    }

    [Test]
    public async Task The_key_may_be_the_user_of_Basic()
    {
        var reply = await SendAsync(HttpMethod.Get, "account", null, null, headers => headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Stripe.SecretKey + ":"))));
        reply.Status.ShouldBe(200);
    }

    [Test]
    public async Task JSON_is_not_taken()
    {
        var reply = await SendAsync(HttpMethod.Post, "checkout/sessions", new StringContent("""{"mode": "payment"}""", Encoding.UTF8, "application/json"), null);
        reply.Status.ShouldBe(400);
        reply["error.message"]!.ShouldContain("check that your POST content type is application/x-www-form-urlencoded");
    }

    [Test]
    public async Task The_version_is_answered_and_a_wrong_one_refused()
    {
        (await SendAsync(HttpMethod.Get, "account", null, null, h => h.Add("Stripe-Version", "2025-03-31.basil"))).Headers["Stripe-Version"].ShouldBe("2025-03-31.basil");
        (await SendAsync(HttpMethod.Get, "account", null, null, h => h.Add("Stripe-Version", "latest"))).Status.ShouldBe(400);
    }

    [Test]
    public async Task An_unknown_address_names_the_nearest()
    {
        var reply = await PostAsync("checkout/session", ("mode", "payment"));
        reply.Status.ShouldBe(404);
        reply["error.message"]!.ShouldStartWith("Unrecognized request URL (POST: /v1/checkout/session).");
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem().Description.ShouldContain("Nearest that the fake has: POST /checkout/sessions");
    }

    [Test]
    public async Task Lists_are_newest_first_and_paged_both_ways()
    {
        for (var i = 0; i < 5; i++) await CreateAsync(("client_reference_id", $"o{i}"));
        var first = await GetAsync("checkout/sessions?limit=2");
        (first["object"], first["has_more"], first["url"]).ShouldBe(("list", "true", "/v1/checkout/sessions"));
        (first["data.0.client_reference_id"], first["data.1.client_reference_id"]).ShouldBe(("o4", "o3"));
        var second = await GetAsync($"checkout/sessions?limit=2&starting_after={first["data.1.id"]}");
        (second["data.0.client_reference_id"], second["has_more"]).ShouldBe(("o2", "true"));
        (await GetAsync($"checkout/sessions?limit=3&starting_after={first["data.1.id"]}"))["has_more"].ShouldBe("false");
        var back = await GetAsync($"checkout/sessions?limit=1&ending_before={second["data.0.id"]}");
        (back["data.0.client_reference_id"], back["has_more"]).ShouldBe(("o3", "true"));
    }

    [TestCase("limit=0", "limit")]
    [TestCase("limit=101", "limit")]
    [TestCase("starting_after=cs_test_nobody", "starting_after")]
    [TestCase("starting_after=a&ending_before=b", "ending_before")]
    [TestCase("page=2", "page")]
    public async Task A_wrong_page_is_refused(string query, string blamed) => (await GetAsync($"checkout/sessions?{query}"))["error.param"].ShouldBe(blamed);

    [Test]
    public async Task What_is_expanded_is_there_instead_of_its_id()
    {
        var account = await AccountAsync();
        await CreateAsync(("payment_intent_data[transfer_data][destination]", account));
        await Stripe.PayCheckout();
        var session = await GetAsync($"checkout/sessions/{Stripe.Session().Id}?expand[]=line_items&expand[]=payment_intent.latest_charge.transfer");
        session["line_items.data.0.quantity"].ShouldBe("2");
        session["payment_intent.latest_charge.transfer.destination"].ShouldBe(account);
        (await GetAsync("checkout/sessions?expand[]=data.payment_intent"))["data.0.payment_intent.status"].ShouldBe("succeeded");
        (await GetAsync("checkout/sessions?expand[]=payment_intent"))["error.message"]!.ShouldContain("'data.payment_intent'");
        (await GetAsync($"checkout/sessions/{Stripe.Session().Id}?expand[]=customer_name"))["error.message"]!.ShouldContain("cannot be expanded (customer_name)");
    }
}
