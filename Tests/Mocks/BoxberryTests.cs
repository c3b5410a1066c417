using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Mocks.Boxberry;
using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

internal sealed class BoxberryTests : VendorTest
{
    private BoxberryAccount Boxberry => Vendors.Boxberry;

    [Test]
    public async Task Costs_come_as_texts()
    {
        var costs = await Get("DeliveryCosts", ("weight", "1200"), ("zip", "190000"));
        (costs.Status, costs["price"], costs["delivery_period"]).ShouldBe((200, "380", "2"));
        costs.Json["price"]!.GetValueKind().ShouldBe(System.Text.Json.JsonValueKind.String);
        (await Get("DeliveryCosts", ("weight", "1200"), ("target", "77961")))["price"].ShouldBe("280");
        Vendors.UnexpectedRefusals.ShouldBeEmpty();
    }

    [Test]
    public async Task A_parcel_is_made_and_found_by_day_and_by_either_number()
    {
        Vendors.Clock = new ManualClock();
        var made = await Create();
        made["track"].ShouldBe(Boxberry.Parcels.ShouldHaveSingleItem().Track);
        (await Get("ParselStory", ("from", "20260201"), ("to", "20260201"))).Json[0]!["imid"]!.ToString().ShouldBe("A-1");
        (await Get("ParselStory", ("from", "20260202"), ("to", "20260203"))).Json.AsArray().ShouldBeEmpty();
        Boxberry.Happens("Выдано");
        foreach (var id in (string[])[made["track"]!, "A-1"])
        {
            var status = (await Get("ListStatuses", ("ImId", id))).Json[0]!;
            (status["Name"]!.ToString(), status["Date"]!.ToString()).ShouldBe(("Выдано", "2026-02-01 15:00:00"), "Moscow's time");
        }
    }

    [Test]
    public async Task The_same_order_number_is_refused_and_is_no_fault()
    {
        await Create();
        var again = await Create();
        (again.Status, again["err"]).ShouldBe((200, "Заказ с таким номером уже существует"));
        Vendors.UnexpectedRefusals.ShouldBeEmpty();
        Boxberry.Parcels.Count.ShouldBe(1);
    }

    [TestCase("order_id")]
    [TestCase("customer")]
    [TestCase("items")]
    [TestCase("weights")]
    public async Task A_missing_field_is_an_error_under_200(string field)
    {
        var refused = await Create(o => o.Remove(field));
        (refused.Status, refused["err"]!.Contains(field, StringComparison.Ordinal)).ShouldBe((200, true));
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem().Parameter.ShouldNotBeNull().ShouldStartWith(field);
    }

    [Test]
    public async Task A_parcel_is_deleted_while_nobody_has_fetched_it()
    {
        var track = (await Create())["track"]!;
        (await Get("ParselDel", ("ImId", track)))["text"].ShouldBe("ok");
        (await Get("ListStatuses", ("ImId", track)))["err"].ShouldBe("Посылка не найдена");
        await Create();
        Boxberry.Happens("Передано на доставку курьеру");
        (await Get("ParselDel", ("ImId", "A-1")))["err"].ShouldNotBeNull();
        Should.Throw<ArgumentException>(() => Boxberry.Happens("Выдан")).Message.ShouldContain("Выдано");
    }

    [TestCase("wrong", "DeliveryCosts", "token")]
    [TestCase(null, "DeliveryCost", "method")]
    [TestCase(null, "ParselCreate", "method")]
    public async Task A_wrong_token_and_unknown_methods_are_refused_under_200(string? token, string method, string parameter)
    {
        var refused = await Call($"json.php?token={token ?? Boxberry.Token}&method={method}");
        (refused.Status, refused["err"]).ShouldNotBe((200, null));
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem().Parameter.ShouldBe(parameter);
    }

    [Test]
    public async Task Faults_and_journal_know_its_methods()
    {
        Boxberry.AnswersWith(500, on: "GET /DeliveryCosts");
        (await Get("DeliveryCosts", ("weight", "1"), ("zip", "190000"))).Status.ShouldBe(500);
        (await Get("ZipCheck", ("Zip", "190000"))).Json[0]!["ExpressDelivery"]!.ToString().ShouldBe("1");
        Boxberry.CallsTo("GET", "/DeliveryCosts").ShouldHaveSingleItem().Query.ShouldNotContain(Boxberry.Token);
    }

    private Task<VendorReply> Get(string method, params (string Name, string Value)[] parameters) =>
        Call($"json.php?token={Boxberry.Token}&method={method}{string.Concat(parameters.Select(p => $"&{p.Name}={WebUtility.UrlEncode(p.Value)}"))}");

    private async Task<VendorReply> Call(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Server.BoxberryUrl, path));
        return await SendAsync(request);
    }

    private async Task<VendorReply> Create(Action<JsonObject>? change = null)
    {
        var order = JsonNode.Parse("""
            {"order_id": "A-1", "price": "1500", "payment_sum": "0", "delivery_sum": "0", "vid": "2", "shop": {"name": "", "name1": "77961"},
             "customer": {"fio": "Olga", "phone": "79161234567"}, "kurdost": {"index": "190000", "citi": "Saint Petersburg", "addressp": "Nevsky 1"},
             "items": [{"name": "Cup", "price": "1500", "quantity": "1"}], "weights": {"weight": "1200"}}
            """)!.AsObject();
        change?.Invoke(order);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Server.BoxberryUrl, "json.php"))
        {
            Content = new StringContent($"token={Boxberry.Token}&method=ParselCreate&sdata={WebUtility.UrlEncode(order.ToJsonString())}", Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        return await SendAsync(request);
    }
}
