using System.Text.Json.Nodes;
using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

/// <summary>What YooKassa refuses, the fake refuses in the same way, and remembers.</summary>
internal sealed class YooKassaContractTests : VendorTest
{
    private static readonly (string Parameter, Action<JsonObject> Break)[] Breaches =
    [
        ("amount", o => o.Remove("amount")),
        ("amount", o => o["amount"] = "2500.00"),
        ("amount.value", o => o["amount"]!["value"] = 2500.00),
        ("amount.value", o => o["amount"]!["value"] = "2500"),
        ("amount.value", o => o["amount"]!["value"] = "2500.0"),
        ("amount.value", o => o["amount"]!["value"] = "2 500.00"),
        ("amount.value", o => o["amount"]!["value"] = "0.00"),
        ("amount.value", o => o["amount"]!["value"] = "-1.00"),
        ("amount.currency", o => o["amount"]!.AsObject().Remove("currency")),
        ("amount.currency", o => o["amount"]!["currency"] = "EUR"),
        ("capture", o => o["capture"] = "true"),
        ("confirmation", o => o.Remove("confirmation")),
        ("confirmation.type", o => o["confirmation"]!["type"] = "fax"),
        ("confirmation.return_url", o => o["confirmation"]!.AsObject().Remove("return_url")),
        ("confirmation.return_url", o => o["confirmation"]!["return_url"] = "/relative"),
        ("description", o => o["description"] = new string('x', 129)),
        ("metadata", o => o["metadata"] = new JsonObject(Enumerable.Range(0, 17).Select(n => KeyValuePair.Create($"k{n}", (JsonNode?)"v")))),
        ("metadata.invoice_id", o => o["metadata"]!["invoice_id"] = 1),
        ("metadata.invoice_id", o => o["metadata"]!["invoice_id"] = new string('x', 513)),
        ("metadata." + new string('k', 33), o => o["metadata"]![new string('k', 33)] = "v"),
        ("save_payment_method", o => o["save_payment_method"] = "yes"),
        ("merchant_customer_id", o => o["merchant_customer_id"] = new string('x', 201)),
        ("payment_method_data.type", o => o["payment_method_data"] = new JsonObject { ["type"] = "barter" }),
        ("payment_method_data.type", o => o["payment_method_data"] = new JsonObject()),
        ("receipt.customer", o => o["receipt"] = new JsonObject { ["items"] = new JsonArray(new JsonObject()) }),
    ];

    private static IEnumerable<int> Cases => Enumerable.Range(0, Breaches.Length);

    [TestCaseSource(nameof(Cases))]
    public async Task A_payment_that_breaks_the_contract_is_refused_and_recorded(int number)
    {
        var (parameter, breakIt) = Breaches[number];
        var order = Order();
        breakIt(order);
        var refused = await Create(order);
        refused.Status.ShouldBe(400);
        refused["type"].ShouldBe("error");
        refused["code"].ShouldBe("invalid_request");
        refused["parameter"].ShouldBe(parameter);
        refused["description"].ShouldNotBeNullOrEmpty();
        refused["id"]!.Length.ShouldBe(36);
        YooKassa.Payments.ShouldBeEmpty();
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem().Parameter.ShouldBe(parameter);
    }

    [TestCase("invalid_request")]
    [TestCase("400")]
    [TestCase("AMOUNT")]
    [TestCase("required")]
    public async Task An_expected_refusal_is_no_surprise(string codeOrText)
    {
        Vendors.ExpectRefusal(codeOrText);
        await Create([]);
        Vendors.Refusals.Count.ShouldBe(1);
        Vendors.UnexpectedRefusals.ShouldBeEmpty();
    }

    [Test]
    public async Task A_refusal_can_be_expected_afterwards_and_another_one_stays_unexpected()
    {
        await Create([]);
        await Get("payments/unknown");
        Vendors.ExpectRefusal("not_found");
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem().ToString().ShouldStartWith("yookassa refused POST /payments with 400 (amount)");
    }

    [Test]
    public async Task Limits_themselves_are_accepted()
    {
        var order = Order("1.00");
        order["description"] = new string('x', 128);
        order["metadata"] = new JsonObject(Enumerable.Range(0, 16).Select(n => KeyValuePair.Create($"{n:D32}", (JsonNode?)new string('v', 512))));
        (await Create(order, new string('k', 64))).Status.ShouldBe(200);
        Vendors.Refusals.ShouldBeEmpty();
    }

    [Test]
    public async Task A_wrong_key_is_401()
    {
        var refused = await Get("payments", Shop(key: "wrong"));
        refused.Status.ShouldBe(401);
        refused["code"].ShouldBe("invalid_credentials");
        using var nobody = new HttpClient { BaseAddress = Server.YooKassaUrl };
        (await nobody.GetAsync(new Uri("payments", UriKind.Relative))).StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task An_idempotence_key_is_required_and_has_at_most_64_characters()
    {
        (await Post("payments", Order(), null))["parameter"].ShouldBe("Idempotence-Key");
        (await Post("payments", Order(), new string('k', 65)))["parameter"].ShouldBe("Idempotence-Key");
    }

    [Test]
    public async Task What_is_no_JSON_or_not_called_so_is_refused()
    {
        (await Send(HttpMethod.Post, "payments", "{", "k1")).Status.ShouldBe(400);
        (await Send(HttpMethod.Post, "payments", "[]", "k2")).Status.ShouldBe(400);
        (await Send(HttpMethod.Post, "payments", "a=b", "k3", contentType: "application/x-www-form-urlencoded")).Status.ShouldBe(415);
    }

    [TestCase("""{"amount": {"value": "1.00", "currency": "RUB"}, "amount": {"value": "1.00", "currency": "RUB"}}""")]
    [TestCase("""{"amount": {"value": "1.00", "currency": "RUB"}, "description": "\ud800"}""")]
    [TestCase("""{"amount": {"value": "1.00", "currency": "RUB"},}""")]
    public async Task Odd_JSON_is_a_refusal_as_well(string body)
    {
        (await Send(HttpMethod.Post, "payments", body, "k1")).Status.ShouldBe(400);
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem();
    }

    [Test]
    public async Task The_name_of_the_scheme_is_read_in_any_case_and_another_scheme_is_refused()
    {
        var credentials = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{YooKassa.ShopId}:{YooKassa.SecretKey}"));
        var shop = Shop();
        shop.DefaultRequestHeaders.Authorization = new("basic", credentials);
        (await Get("payments", shop)).Status.ShouldBe(200);
        shop.DefaultRequestHeaders.Authorization = new("Bearer", credentials);
        (await Get("payments", shop)).Status.ShouldBe(401);
    }

    [Test]
    public async Task Nothing_of_the_key_reaches_the_journal()
    {
        await Get("payments", Shop(key: "wrong-s3cret"));
        var call = Vendors.Calls.ShouldHaveSingleItem();
        call.Headers["Authorization"].ShouldBe("Basic ***");
        string.Join(' ', call.Headers.Values).ShouldNotContain(Convert.ToBase64String("wrong-s3cret"u8)[..8]);
    }

    [TestCase("GET", "payments/unknown", 404)]
    [TestCase("GET", "refunds/unknown", 404)]
    [TestCase("GET", "nothing", 404)]
    [TestCase("DELETE", "payments", 405)]
    public async Task What_is_not_there_is_not_found(string method, string path, int status)
    {
        (await Send(new HttpMethod(method), path, null, "k")).Status.ShouldBe(status);
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem().Status.ShouldBe(status);
    }

    [Test]
    public async Task The_same_key_gets_the_same_answer_and_one_payment()
    {
        var first = await Create(key: "same");
        var second = await Create(key: "same");
        second.Body.ShouldBe(first.Body);
        YooKassa.Payments.Count.ShouldBe(1);
        (await Create(key: "other"))["id"].ShouldNotBe(first["id"]);
    }

    [Test]
    public async Task The_same_key_with_another_body_is_refused()
    {
        await Create(key: "same");
        var refused = await Create(Order("1.00"), "same");
        refused.Status.ShouldBe(400);
        refused["parameter"].ShouldBe("Idempotence-Key");
        YooKassa.Payments.Count.ShouldBe(1);
    }

    [Test]
    public async Task The_same_key_on_another_endpoint_is_refused()
    {
        var ids = new[] { (await Create())["id"], (await Create())["id"] };
        foreach (var id in ids) await YooKassa.WaitForCapture(id);
        (await Post($"payments/{ids[0]}/capture", new JsonObject(), "same")).Status.ShouldBe(200);
        var refused = await Post($"payments/{ids[1]}/capture", new JsonObject(), "same");
        refused.Status.ShouldBe(400);
        refused["description"].ShouldBe("Idempotence key duplicated");
        YooKassa.Payment().Status.ShouldBe("waiting_for_capture");
    }

    [TestCase("capture")]
    [TestCase("cancel")]
    public async Task Each_POST_needs_a_key(string what)
    {
        var id = (await Create())["id"];
        await YooKassa.WaitForCapture();
        (await Post($"payments/{id}/{what}", new JsonObject(), null))["parameter"].ShouldBe("Idempotence-Key");
        (await Post("refunds", new JsonObject(), null))["parameter"].ShouldBe("Idempotence-Key");
        YooKassa.Payment().Status.ShouldBe("waiting_for_capture");
    }

    [Test]
    public async Task A_refusal_is_repeated_to_the_same_key()
    {
        var first = await Create([], "same");
        (await Create([], "same")).Body.ShouldBe(first.Body);
    }

    [Test]
    public async Task A_refund_is_made_once_for_one_key()
    {
        var id = (await Create())["id"];
        await YooKassa.ConfirmPayment();
        var order = new JsonObject { ["payment_id"] = id, ["amount"] = new JsonObject { ["value"] = "100.00", ["currency"] = "RUB" } };
        var first = await Post("refunds", order, "same");
        (await Post("refunds", order, "same"))["id"].ShouldBe(first["id"]);
        YooKassa.Payment().RefundedAmount.ShouldBe(100m);
    }

    [Test]
    public async Task A_key_is_remembered_for_24_hours()
    {
        var clock = new ManualClock();
        Vendors.Clock = clock;
        var first = (await Create(key: "same"))["id"];
        clock.Advance(TimeSpan.FromHours(23.9));
        (await Create(key: "same"))["id"].ShouldBe(first);
        clock.Advance(TimeSpan.FromHours(0.1));
        (await Create(key: "same"))["id"].ShouldNotBe(first);
    }

    [Test]
    public async Task Twenty_calls_at_once_with_one_key_make_one_payment()
    {
        var shop = Shop();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Create(key: "same", shop: shop)));
        answers.Select(a => a["id"]).Distinct().Count().ShouldBe(1);
        YooKassa.Payments.Count.ShouldBe(1);
    }
}
