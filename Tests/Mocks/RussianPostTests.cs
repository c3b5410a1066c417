using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Mocks.RussianPost;
using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

internal sealed class RussianPostTests : VendorTest
{
    private RussianPostAccount Otpravka => Vendors.RussianPost;

    [Test]
    public async Task A_tariff_is_in_kopecks_and_without_VAT()
    {
        var tariff = await Call("POST", "1.0/tariff", Question());
        (tariff.Status, tariff["total-rate"], tariff["total-vat"], tariff["delivery-time.min-days"]).ShouldBe((200, "29000", "5800", "2"));
        Vendors.UnexpectedRefusals.ShouldBeEmpty();
    }

    [TestCase("index-to", "EMPTY_INDEX_TO")]
    [TestCase("mass", "EMPTY_MASS")]
    [TestCase("mail-type", "EMPTY_MAIL_TYPE")]
    public async Task A_missing_field_has_a_code_of_its_own(string field, string code)
    {
        var question = Question();
        question.Remove(field);
        var refused = await Call("POST", "1.0/tariff", question);
        (refused.Status, refused["code"]).ShouldBe((400, code));
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem().Parameter.ShouldBe(field);
    }

    [Test]
    public async Task Orders_are_taken_or_not_each_by_itself()
    {
        var answer = await Call("PUT", "2.0/user/backlog", new JsonArray(Order("A-1"), Order("A-2", o => o["index-to"] = 0)));
        answer.Status.ShouldBe(200);
        answer.Json["orders"]!.AsArray().ShouldHaveSingleItem()!["order-num"]!.ToString().ShouldBe("A-1");
        var error = answer.Json["errors"]!.AsArray().ShouldHaveSingleItem()!;
        (error["position"]!.GetValue<int>(), error["error-codes"]![0]!["code"]!.ToString()).ShouldBe((1, "ILLEGAL_INDEX_TO"));
        Vendors.UnexpectedRefusals.ShouldBeEmpty("a place that there is not is no fault of the request");
        await Call("PUT", "2.0/user/backlog", new JsonArray(Order("A-3", o => o.Remove("mail-direct"))));
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem().Code.ShouldBe("EMPTY_MAIL_DIRECT");
    }

    [Test]
    public async Task A_barcode_checks_itself()
    {
        await Call("PUT", "2.0/user/backlog", new JsonArray(Order("A-1")));
        var barcode = Otpravka.Parcels.ShouldHaveSingleItem().Barcode;
        barcode.Length.ShouldBe(14);
        var digits = barcode.Select(c => c - '0').ToList();
        (digits.Take(13).Select((d, i) => d * (i % 2 == 0 ? 3 : 1)).Sum() + digits[13]).ShouldSatisfyAllConditions(sum => (sum % 10).ShouldBe(0));
    }

    [Test]
    public async Task The_same_order_number_is_taken_twice()
    {
        await Call("PUT", "2.0/user/backlog", new JsonArray(Order("A-1")));
        await Call("PUT", "2.0/user/backlog", new JsonArray(Order("A-1")));
        Otpravka.Parcels.Count.ShouldBe(2);
    }

    [Test]
    public async Task An_order_leaves_the_backlog_for_a_batch_and_cannot_be_deleted_then()
    {
        await Call("PUT", "2.0/user/backlog", new JsonArray(Order("A-1"), Order("A-2")));
        (await Call("GET", "1.0/backlog/search?query=A-1")).Json.AsArray().Count.ShouldBe(1);
        Otpravka.Happens("Прибыло в место вручения", Otpravka.Parcels[0].Barcode);
        (await Call("GET", "1.0/backlog/search?query=A-1")).Json.AsArray().ShouldBeEmpty();
        (await Call("GET", "1.0/shipment/search?query=A-1")).Json[0]!["human-operation-name"]!.ToString().ShouldBe("Прибыло в место вручения");
        var deleted = await Call("DELETE", "1.0/backlog", new JsonArray(Otpravka.Parcels[0].Id, Otpravka.Parcels[1].Id));
        deleted.Json["result-ids"]!.AsArray().Count.ShouldBe(1);
        deleted.Json["errors"]![0]!["error-code"]!.ToString().ShouldBe("NOT_FOUND");
        Otpravka.Parcels.ShouldHaveSingleItem().OrderNum.ShouldBe("A-1");
    }

    [Test]
    public async Task A_batch_is_made_of_the_backlog()
    {
        await Call("PUT", "2.0/user/backlog", new JsonArray(Order("A-1")));
        var id = Otpravka.Parcels[0].Id;
        (await Call("GET", $"1.0/backlog/{id.ToString(CultureInfo.InvariantCulture)}"))["order-num"].ShouldBe("A-1");
        (await Call("POST", "1.0/user/shipment", new JsonArray(id))).Json["batches"]![0]!["batch-status"]!.ToString().ShouldBe("CREATED");
        Otpravka.Parcels[0].Batch.ShouldBe("1");
        (await Call("GET", $"1.0/backlog/{id.ToString(CultureInfo.InvariantCulture)}")).Status.ShouldBe(404);
    }

    [TestCase("Authorization")]
    [TestCase("X-User-Authorization")]
    public async Task Both_headers_are_needed(string header)
    {
        (await Call("GET", "1.0/settings", without: header)).Status.ShouldBe(401);
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem().Parameter.ShouldBe(header);
        Vendors.Calls[0].Headers.Values.ShouldNotContain(v => v.Contains(Server.Options.RussianPostToken, StringComparison.Ordinal), "secrets are masked");
    }

    [Test]
    public async Task Unknown_addresses_name_the_nearest()
    {
        var unknown = await Call("POST", "1.0/tarif", Question());
        (unknown.Status, unknown["desc"]!.Contains("POST /1.0/tariff", StringComparison.Ordinal)).ShouldBe((404, true));
    }

    private static JsonObject Question() => new()
    {
        ["index-from"] = "101000",
        ["index-to"] = "190000",
        ["mail-category"] = "WITH_DECLARED_VALUE",
        ["mail-type"] = "POSTAL_PARCEL",
        ["mass"] = 1200,
        ["declared-value"] = 150_000,
    };

    private static JsonObject Order(string number, Action<JsonObject>? change = null)
    {
        var order = new JsonObject
        {
            ["address-type-to"] = "DEFAULT",
            ["mail-type"] = "POSTAL_PARCEL",
            ["mail-category"] = "ORDINARY",
            ["mail-direct"] = 643,
            ["index-to"] = 190000,
            ["region-to"] = "Saint Petersburg",
            ["place-to"] = "Saint Petersburg",
            ["street-to"] = "Nevsky 1",
            ["recipient-name"] = "Olga",
            ["tel-address"] = 79161234567,
            ["mass"] = 1200,
            ["order-num"] = number,
        };
        change?.Invoke(order);
        return order;
    }

    private async Task<VendorReply> Call(string method, string path, JsonNode? body = null, string? without = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Server.RussianPostUrl, path));
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        if (without != "Authorization") request.Headers.TryAddWithoutValidation("Authorization", $"AccessToken {Server.Options.RussianPostToken}");
        if (without != "X-User-Authorization")
            request.Headers.Add("X-User-Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Server.Options.RussianPostLogin}:{Server.Options.RussianPostPassword}"))}");
        return await SendAsync(request);
    }
}
