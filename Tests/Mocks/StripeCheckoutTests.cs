using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

/// <summary>Checkout sessions: what is asked for, what is refused, what becomes of them.</summary>
internal sealed class StripeCheckoutTests : StripeTest
{
    [Test]
    public async Task A_session_is_open_unpaid_and_has_a_page()
    {
        var reply = await CreateAsync(("customer_email", "anna@example.org"), ("line_items[1][quantity]", "1"), ("line_items[1][price_data][currency]", "eur"), ("line_items[1][price_data][unit_amount]", "500"), ("line_items[1][price_data][product_data][name]", "Child"));
        reply.Status.ShouldBe(200, reply.Body);
        reply["object"].ShouldBe("checkout.session");
        reply["id"]!.ShouldMatch("^cs_test_[A-Za-z0-9]{58}$");
        (reply["status"], reply["payment_status"], reply["payment_intent"]).ShouldBe(("open", "unpaid", null));
        (reply["amount_total"], reply["currency"], reply["livemode"]).ShouldBe(("3000", "eur", "false"));
        (reply["metadata.order_id"], reply["client_reference_id"]).ShouldBe(("order-1", "order-1"));
        reply["url"]!.ShouldContain($"/stripe/checkout/{reply["id"]}");
        reply["line_items"].ShouldBeNull("items come only when they are expanded");
        reply.Headers["Request-Id"].ShouldMatch("^req_[A-Za-z0-9]{14}$");
        Vendors.UnexpectedRefusals.ShouldBeEmpty();
    }

    [TestCase("mode", null, "mode", "parameter_missing")]
    [TestCase("mode", "pay", "mode", null)]
    [TestCase("success_url", null, "success_url", "parameter_missing")]
    [TestCase("success_url", "/orders/1", "success_url", "url_invalid")]
    [TestCase("line_items[0][quantity]", null, "line_items[0][quantity]", "parameter_missing")]
    [TestCase("line_items[0][quantity]", "0", "line_items[0][quantity]", "parameter_invalid_integer")]
    [TestCase("line_items[0][quantity]", "two", "line_items[0][quantity]", "parameter_invalid_integer")]
    [TestCase("line_items[0][price_data][unit_amount]", "12.50", "line_items[0][price_data][unit_amount]", "parameter_invalid_integer")]
    [TestCase("line_items[0][price_data][unit_amount]", "-1", "line_items[0][price_data][unit_amount]", "parameter_invalid_integer")]
    [TestCase("line_items[0][price_data][unit_amount]", "99999999", "line_items", "amount_too_large")]
    [TestCase("line_items[0][price_data][unit_amount]", "24", "line_items", "amount_too_small")]
    [TestCase("line_items[0][price_data][currency]", "xyz", "line_items[0][price_data][currency]", null)]
    [TestCase("line_items[0][price_data][product_data][name]", "", "line_items[0][price_data][product_data][name]", "parameter_invalid_empty")]
    [TestCase("line_items[0][price]", "price_1", "line_items[0][price]", "resource_missing")]
    [TestCase("customer_email", "anna", "customer_email", "email_invalid")]
    [TestCase("metadata[a-key-that-is-longer-than-forty-characters]", "1", "metadata[a-key-that-is-longer-than-forty-characters]", null)]
    [TestCase("payment_intent_data[application_fee_amount]", "10", "payment_intent_data[application_fee_amount]", null)]
    [TestCase("payment_intent_data[transfer_data][destination]", "acct_nobody", "payment_intent_data[transfer_data][destination]", "resource_missing")]
    [TestCase("expires_at", "1", "expires_at", null)]
    [TestCase("ammount", "1", "ammount", "parameter_unknown")]
    [TestCase("line_items[0][prise]", "1", "line_items[0][prise]", "parameter_unknown")]
    [TestCase("metadata[a]b", "1", "metadata[a]b", "parameter_unknown")]
    public async Task What_Stripe_refuses_is_refused_by_name(string parameter, string? value, string blamed, string? code)
    {
        var reply = await CreateAsync((parameter, value));
        reply.Status.ShouldBe(400, reply.Body);
        (reply["error.type"], reply["error.param"], reply["error.code"]).ShouldBe(("invalid_request_error", blamed, code));
        Stripe.Sessions.ShouldBeEmpty();
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem().Parameter.ShouldBe(blamed);
    }

    [Test]
    public async Task An_unknown_parameter_is_named_as_Stripe_names_it_and_the_refusal_says_what_there_is()
    {
        var reply = await CreateAsync(("amount", "1"), ("line_items[0][foo]", "1"));
        reply["error.message"].ShouldBe("Received unknown parameters: amount, line_items[0][foo]");
        reply.Body.ShouldNotContain("The fake");
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem().Description.ShouldContain("The fake takes here: cancel_url, client_reference_id");
    }

    [Test]
    public async Task Metadata_has_at_most_fifty_keys_of_five_hundred_characters()
    {
        (await CreateAsync([.. Enumerable.Range(0, 49).Select(i => ($"metadata[k{i}]", (string?)"v"))])).Status.ShouldBe(200);
        (await CreateAsync([.. Enumerable.Range(0, 50).Select(i => ($"metadata[k{i}]", (string?)"v"))]))["error.param"].ShouldBe("metadata");
        (await CreateAsync(("metadata[long]", new string('x', 501))))["error.message"]!.ShouldContain("up to 500 characters");
    }

    [TestCase(29.9, false)]
    [TestCase(30, true)]
    [TestCase(24 * 60, true)]
    [TestCase((24 * 60) + 1, false)]
    public async Task A_session_lives_between_half_an_hour_and_a_day(double minutes, bool isTaken)
    {
        var clock = new ManualClock();
        Vendors.Clock = clock;
        var at = clock.GetUtcNow().AddMinutes(minutes).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        (await CreateAsync(("expires_at", at))).Status.ShouldBe(isTaken ? 200 : 400);
    }

    [Test]
    public async Task It_expires_by_the_clock_and_has_no_page_then()
    {
        var clock = new ManualClock();
        Vendors.Clock = clock;
        var id = (await CreateAsync())["id"];
        clock.Advance(TimeSpan.FromHours(24));
        var session = await GetAsync($"checkout/sessions/{id}");
        (session["status"], session["url"]).ShouldBe(("expired", null));
        await Should.ThrowAsync<InvalidOperationException>(() => Stripe.PayCheckout());
    }

    [Test]
    public async Task It_is_expired_by_the_API_only_while_it_is_open()
    {
        var id = (await CreateAsync())["id"];
        (await PostAsync($"checkout/sessions/{id}/expire"))["status"].ShouldBe("expired");
        var again = await PostAsync($"checkout/sessions/{id}/expire");
        again.Status.ShouldBe(400);
        again["error.message"].ShouldBe("Only Checkout Sessions with a status in [\"open\"] can be expired. This Checkout Session has a status of `expired`.");
    }

    [Test]
    public async Task An_unknown_session_is_404_resource_missing()
    {
        var reply = await GetAsync("checkout/sessions/cs_test_nothing");
        reply.Status.ShouldBe(404);
        (reply["error.code"], reply["error.param"]).ShouldBe(("resource_missing", "session"));
    }

    [Test]
    public async Task The_page_pays_and_leads_back_with_the_session_in_the_address()
    {
        var url = (await CreateAsync())["url"]!;
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var browser = new HttpClient(handler);
        (await browser.GetStringAsync(new Uri(url))).ShouldContain("2 x Stalls");
        using var declined = await browser.PostAsync(new Uri(url), new FormUrlEncodedContent([new("outcome", "insufficient_funds")]));
        ((int)declined.StatusCode).ShouldBe(402);
        using var paid = await browser.PostAsync(new Uri(url), new FormUrlEncodedContent([new("outcome", "pay")]));
        ((int)paid.StatusCode).ShouldBe(303);
        paid.Headers.Location!.ToString().ShouldBe($"https://tickets.example/orders/1?session={Stripe.Session().Id}");
        using var late = await browser.PostAsync(new Uri(url), new FormUrlEncodedContent([new("outcome", "pay")]));
        ((int)late.StatusCode).ShouldBe(409);
    }
}
