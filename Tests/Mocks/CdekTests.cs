using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Mocks.Cdek;
using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

internal sealed class CdekTests : VendorTest
{
    private readonly CallbackReceiver _system = new();

    private CdekAccount Cdek => Vendors.Cdek;

    [SetUp]
    public void Connect() => Vendors.CallbackClient = _system.From;

    [TearDown]
    public void Disconnect() => _system.Dispose();

    [Test]
    public async Task A_tariff_is_calculated()
    {
        var quote = await Call("POST", "calculator/tariff", Question());
        (quote.Status, quote["total_sum"], quote["currency"], quote["period_min"], quote["period_max"]).ShouldBe((200, "400", "RUB", "1", "3"));
        (await Call("POST", "calculator/tarifflist", Question())).Json["tariff_codes"]!.AsArray().Count.ShouldBe(4);
        Vendors.UnexpectedRefusals.ShouldBeEmpty();
    }

    [Test]
    public async Task What_the_calculator_cannot_do_is_a_200_with_errors()
    {
        var nowhere = await Call("POST", "calculator/tariff", Question(q => q["to_location"]!["postal_code"] = "000000"));
        (nowhere.Status, nowhere.Json["errors"]![0]!["code"]!.ToString()).ShouldBe((200, "v2_recipient_location_is_not_recognized"));
        Vendors.UnexpectedRefusals.ShouldBeEmpty("a place that nobody knows is no fault of the request");
    }

    [TestCase("tariff_code")]
    [TestCase("to_location")]
    [TestCase("packages")]
    public async Task A_missing_field_is_named(string field)
    {
        var refused = await Call("POST", "calculator/tariff", Question(q => q.Remove(field)));
        (refused.Status, refused.Json["requests"]![0]!["errors"]![0]!["message"]!.ToString()).ShouldBe((400, $"[{field}] is empty"));
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem().Parameter.ShouldBe(field);
    }

    [Test]
    public async Task An_order_is_taken_at_once_and_looked_at_afterwards()
    {
        var made = await Call("POST", "orders", Order());
        (made.Status, made.Json["requests"]![0]!["state"]!.ToString()).ShouldBe((202, "ACCEPTED"));
        var found = await Call("GET", $"orders/{made["entity.uuid"]}");
        (found["entity.number"], found.Json["requests"]![0]!["state"]!.ToString()).ShouldBe(("A-1", "SUCCESSFUL"));
        found["entity.cdek_number"].ShouldBe(Cdek.Order().CdekNumber);
        (await Call("GET", $"orders?cdek_number={Cdek.Order().CdekNumber}"))["entity.uuid"].ShouldBe(made["entity.uuid"]);
        (await Call("GET", "orders?im_number=A-1"))["entity.uuid"].ShouldBe(made["entity.uuid"]);
    }

    [Test]
    public async Task An_order_of_a_number_that_there_is_becomes_invalid()
    {
        await Call("GET", $"orders/{(await Call("POST", "orders", Order()))["entity.uuid"]}");
        var second = await Call("GET", $"orders/{(await Call("POST", "orders", Order()))["entity.uuid"]}");
        (second["entity.cdek_number"], second.Json["requests"]![0]!["state"]!.ToString(), second.Json["requests"]![0]!["errors"]![0]!["code"]!.ToString()).ShouldBe((null, "INVALID", "v2_entity_already_exists"));
    }

    [Test]
    public async Task An_order_takes_as_long_as_the_scenario_says()
    {
        Cdek.LooksAtOrdersAfter(2);
        var uuid = (await Call("POST", "orders", Order()))["entity.uuid"];
        foreach (var state in (string[])["ACCEPTED", "ACCEPTED", "SUCCESSFUL"])
            (await Call("GET", $"orders/{uuid}")).Json["requests"]![0]!["state"]!.ToString().ShouldBe(state);
    }

    [TestCase("recipient.phones")]
    [TestCase("packages[0].items[0].ware_key")]
    public async Task An_order_needs_all_that_CDEK_needs(string field)
    {
        var refused = await Call("POST", "orders", Order(o =>
        {
            if (field == "recipient.phones") o["recipient"]!.AsObject().Remove("phones");
            else o["packages"]![0]!["items"]![0]!.AsObject().Remove("ware_key");
        }));
        refused.Status.ShouldBe(400);
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem().Parameter.ShouldBe(field);
        Cdek.Orders.ShouldBeEmpty();
    }

    [Test]
    public async Task A_place_is_an_address_or_a_point_and_not_both()
    {
        (await Call("POST", "orders", Order(o => o["delivery_point"] = "MSK1"))).Status.ShouldBe(400);
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem().Code.ShouldBe("v2_field_is_invalid");
    }

    [Test]
    public async Task What_happens_is_pushed_and_pushed_again()
    {
        await MadeAsync();
        (await Cdek.Happens("DELIVERED"))!.IsAccepted.ShouldBeTrue();
        await Cdek.DeliverAgain();
        var push = JsonNode.Parse(_system.Received[0].Body)!;
        (push["type"]!.ToString(), push["attributes"]!["status_code"]!.ToString(), push["attributes"]!["cdek_number"]!.ToString()).ShouldBe(("ORDER_STATUS", "DELIVERED", Cdek.Order().CdekNumber!));
        _system.Received[1].Body.ShouldBe(_system.Received[0].Body);
        await Should.ThrowAsync<InvalidOperationException>(() => Cdek.Happens("TAKEN_BY_COURIER"));
        (await Should.ThrowAsync<ArgumentException>(() => Cdek.Happens("DELIVERD"))).Message.ShouldContain("DELIVERED");
    }

    [Test]
    public async Task A_second_subscription_takes_the_place_of_the_first()
    {
        await MadeAsync();
        await Call("POST", "webhooks", new JsonObject { ["type"] = "ORDER_STATUS", ["url"] = "/hooks/new" });
        await Cdek.Happens("TAKEN_BY_COURIER");
        _system.Received.ShouldHaveSingleItem().Path.ShouldBe("/hooks/new");
        var uuid = (await Call("GET", "webhooks")).Json.AsArray().ShouldHaveSingleItem()!["uuid"]!.ToString();
        await Call("DELETE", $"webhooks/{uuid}");
        (await Cdek.Happens("DELIVERED")).ShouldBeNull();
    }

    [Test]
    public async Task What_was_not_answered_by_200_comes_again()
    {
        await MadeAsync();
        _system.Status = () => HttpStatusCode.Accepted;
        (await Cdek.Happens("DELIVERED"))!.IsAccepted.ShouldBeFalse();
        _system.Status = () => HttpStatusCode.OK;
        (await Cdek.DeliverUnaccepted()).ShouldHaveSingleItem().IsAccepted.ShouldBeTrue();
    }

    [Test]
    public async Task An_order_is_deleted_while_it_was_not_handed_over()
    {
        var uuid = await MadeAsync();
        (await Call("DELETE", $"orders/{uuid}")).Json["requests"]![0]!["state"]!.ToString().ShouldBe("ACCEPTED");
        Cdek.Order().Status.ShouldBe("REMOVED");
        (await Call("DELETE", $"orders/{uuid}")).Json["requests"]![0]!["state"]!.ToString().ShouldBe("INVALID");
    }

    [Test]
    public async Task Tokens_expire_are_taken_back_and_are_good_in_another_scenario()
    {
        var clock = new ManualClock();
        Vendors.Clock = clock;
        var token = await TokenAsync();
        (await Call("GET", "webhooks", token: token)).Status.ShouldBe(200);
        var other = Server.For($"{ScenarioId}-other");
        other.Clock = clock;
        (await Call("GET", "webhooks", token: token, scenario: other.ScenarioId)).Status.ShouldBe(200);
        Cdek.TakesTokensBack();
        (await Call("GET", "webhooks", token: token)).Status.ShouldBe(401);
        Vendors.UnexpectedRefusals.ShouldBeEmpty("nobody can know that a token was taken back");
        token = await TokenAsync();
        clock.Advance(TimeSpan.FromMinutes(59));
        (await Call("GET", "webhooks", token: token)).Status.ShouldBe(200);
        clock.Advance(TimeSpan.FromMinutes(1));
        (await Call("GET", "webhooks", token: token)).Status.ShouldBe(401);
        Server.Forget(other.ScenarioId);
    }

    [Test]
    public async Task Wrong_credentials_and_unknown_addresses_are_refused()
    {
        (await TokenAsync("wrong")).ShouldBeEmpty();
        (await Call("GET", "webhooks", token: "made-up")).Status.ShouldBe(401);
        var unknown = await Call("POST", "calculator/tarif", []);
        (unknown.Status, unknown.Json["requests"]![0]!["errors"]![0]!["message"]!.ToString().Contains("POST /calculator/tariff", StringComparison.Ordinal)).ShouldBe((404, true));
        Vendors.UnexpectedRefusals.Select(r => r.Status).ShouldBe([401, 401, 404]);
    }

    [Test]
    public async Task Its_secret_is_nowhere_in_the_journal()
    {
        await TokenAsync();
        Vendors.Calls.ShouldHaveSingleItem().Body.ShouldNotContain(Server.Options.CdekSecret);
    }

    private static JsonObject Question(Action<JsonObject>? change = null) => Changed(
        new JsonObject
        {
            ["tariff_code"] = 139,
            ["from_location"] = new JsonObject { ["postal_code"] = "101000" },
            ["to_location"] = new JsonObject { ["postal_code"] = "190000" },
            ["packages"] = new JsonArray(new JsonObject { ["weight"] = 1200 }),
        },
        change);

    private static JsonObject Order(Action<JsonObject>? change = null) => Changed(
        new JsonObject
        {
            ["number"] = "A-1",
            ["tariff_code"] = 139,
            ["from_location"] = new JsonObject { ["postal_code"] = "101000", ["address"] = "Tverskaya 1" },
            ["to_location"] = new JsonObject { ["postal_code"] = "190000", ["address"] = "Nevsky 1" },
            ["recipient"] = new JsonObject { ["name"] = "Olga", ["phones"] = new JsonArray(new JsonObject { ["number"] = "+79161234567" }) },
            ["packages"] = new JsonArray(new JsonObject
            {
                ["number"] = "1",
                ["weight"] = 1200,
                ["items"] = new JsonArray(new JsonObject { ["name"] = "Cup", ["ware_key"] = "cup", ["payment"] = new JsonObject { ["value"] = 0 }, ["cost"] = 100, ["weight"] = 1200, ["amount"] = 1 }),
            }),
        },
        change);

    private static JsonObject Changed(JsonObject body, Action<JsonObject>? change)
    {
        change?.Invoke(body);
        return body;
    }

    private async Task<string> MadeAsync()
    {
        var uuid = (await Call("POST", "orders", Order()))["entity.uuid"]!;
        await Call("GET", $"orders/{uuid}");
        return uuid;
    }

    private async Task<string> TokenAsync(string? secret = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Server.CdekUrl, "oauth/token"))
        {
            Content = new StringContent($"grant_type=client_credentials&client_id={Server.Options.CdekAccount}&client_secret={secret ?? Server.Options.CdekSecret}", Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        return (await SendAsync(request))["access_token"] ?? "";
    }

    private async Task<VendorReply> Call(string method, string path, JsonObject? body = null, string? token = null, string? scenario = null)
    {
        token ??= await TokenAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Server.CdekUrl, path));
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (scenario is not null) request.Headers.Add("baggage", $"scenario={scenario}");
        return await SendAsync(request);
    }
}
