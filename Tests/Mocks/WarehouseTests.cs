using System.Text;
using System.Text.Json.Nodes;
using Mocks.Warehouse;
using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

internal sealed class WarehouseTests : VendorTest
{
    private const string Id = "8f14e45f-ceea-467f-a0e6-5d1c9b2a7d31";

    private WarehouseSystem Warehouse => Vendors.Warehouse;

    [Test]
    public async Task A_movement_told_twice_counts_once()
    {
        Warehouse.Count("A-1", 50);
        var told = await Tell(Sale("A-1", -5));
        (told.Status, told["on_hand"]).ShouldBe((201, "45"));
        var again = await Tell(Sale("A-1", -5));
        (again.Status, again["on_hand"]).ShouldBe((200, "45"));
        Warehouse.OnHand("A-1").ShouldBe(45);
        Warehouse.Movements.ShouldHaveSingleItem().ShouldBe(new WarehouseMovement(Guid.Parse(Id), "A-1", -5, "sale", "order 7"));
        Vendors.UnexpectedRefusals.ShouldBeEmpty();
    }

    [Test]
    public async Task The_same_id_for_another_movement_is_a_conflict()
    {
        Warehouse.Count("A-1", 50);
        await Tell(Sale("A-1", -5));
        var other = await Tell(Sale("A-1", -6));
        (other.Status, other["error.code"]).ShouldBe((409, "movement_conflict"));
        Warehouse.OnHand("A-1").ShouldBe(45);
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem().Code.ShouldBe("movement_conflict");
    }

    [Test]
    public async Task Stock_is_listed_by_SKU_page_by_page()
    {
        foreach (var sku in (string[])["C", "A", "B"]) Warehouse.Count(sku, sku[0]);
        var first = await Call(HttpMethod.Get, "stock?limit=2");
        first.Json["items"]!.AsArray().Select(i => $"{i!["sku"]} {i["on_hand"]}").ShouldBe(["A 65", "B 66"]);
        first["next"].ShouldBe("B");
        var second = await Call(HttpMethod.Get, "stock?limit=2&after=B");
        second.Json["items"]!.AsArray().Select(i => i!["sku"]!.ToString()).ShouldBe(["C"]);
        second["next"].ShouldBeNull();
        (await Call(HttpMethod.Get, "stock/A"))["on_hand"].ShouldBe("65");
    }

    [TestCase("""{"sku": "A-1", "quantity": -1, "reason": "sale"}""", 400, "invalid", "id")]
    [TestCase("""{"id": "7", "sku": "A-1", "quantity": -1, "reason": "sale"}""", 400, "invalid", "id")]
    [TestCase("""{"id": "8f14e45f-ceea-467f-a0e6-5d1c9b2a7d31", "quantity": -1, "reason": "sale"}""", 400, "invalid", "sku")]
    [TestCase("""{"id": "8f14e45f-ceea-467f-a0e6-5d1c9b2a7d31", "sku": "A-1", "quantity": 0, "reason": "sale"}""", 400, "invalid", "quantity")]
    [TestCase("""{"id": "8f14e45f-ceea-467f-a0e6-5d1c9b2a7d31", "sku": "A-1", "quantity": 0.5, "reason": "sale"}""", 400, "invalid", "quantity")]
    [TestCase("""{"id": "8f14e45f-ceea-467f-a0e6-5d1c9b2a7d31", "sku": "A-1", "quantity": -1, "reason": "theft"}""", 400, "invalid", "reason")]
    [TestCase("""{"id": "8f14e45f-ceea-467f-a0e6-5d1c9b2a7d31", "sku": "A-1", "quantity": -1, "reason": "sale", "price": 5}""", 400, "invalid", "price")]
    [TestCase("""{"id": "8f14e45f-ceea-467f-a0e6-5d1c9b2a7d31", "sku": "A-1", "quantity": -51, "reason": "sale"}""", 422, "insufficient_stock", "quantity")]
    [TestCase("""{"id": "8f14e45f-ceea-467f-a0e6-5d1c9b2a7d31", "sku": "B-2", "quantity": -1, "reason": "sale"}""", 404, "unknown_sku", "sku")]
    [TestCase("{", 400, "invalid", null)]
    public async Task What_the_contract_forbids_is_refused_and_fails_the_scenario(string body, int status, string code, string? field)
    {
        Warehouse.Count("A-1", 50);
        var reply = await Tell(body);
        (reply.Status, reply["error.code"], reply["error.field"]).ShouldBe((status, code, field));
        Warehouse.Movements.ShouldBeEmpty();
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Test]
    public async Task Without_its_key_nobody_is_served()
    {
        var reply = await Call(HttpMethod.Get, "ping", key: "guessed");
        (reply.Status, reply["error.code"]).ShouldBe((401, "unauthorized"));
        (await Call(HttpMethod.Get, "ping"))["status"].ShouldBe("ok");
    }

    [Test]
    public async Task Faults_strike_and_work_may_be_done_before_them()
    {
        Warehouse.Count("A-1", 50);
        Warehouse.TooManyRequests(7, calls: 1);
        var busy = await Tell(Sale("A-1", -5));
        (busy.Status, busy.RetryAfter).ShouldBe((429, TimeSpan.FromSeconds(7)));
        Warehouse.AnswersWith(500, calls: 1, workDone: true);
        (await Tell(Sale("A-1", -5))).Status.ShouldBe(500);
        (await Tell(Sale("A-1", -5))).Status.ShouldBe(200, "it was told the first time");
        Warehouse.CallsTo("POST", "/movements").ShouldAllBe(c => c.Headers["X-Api-Key"] == "***");
        Vendors.UnexpectedRefusals.ShouldBeEmpty("faults are not the caller's fault");
    }

    private static string Sale(string sku, int quantity) => new JsonObject { ["id"] = Id, ["sku"] = sku, ["quantity"] = quantity, ["reason"] = "sale", ["reference"] = "order 7" }.ToJsonString();

    private Task<VendorReply> Tell(string body) => Call(HttpMethod.Post, "movements", body);

    private async Task<VendorReply> Call(HttpMethod method, string path, string? body = null, string? key = null)
    {
        using var client = new HttpClient { BaseAddress = Server.WarehouseUrl };
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("baggage", $"scenario={ScenarioId}");
        request.Headers.Add("X-Api-Key", key ?? Warehouse.ApiKey);
        using var response = await client.SendAsync(request);
        return new VendorReply((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.RetryAfter?.Delta);
    }
}
