using System.Text.Json.Nodes;
using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

/// <summary>One server, many scenarios: they don't meet.</summary>
internal sealed class ScenarioIsolationTests : VendorTest
{
    [Test]
    public async Task Two_scenarios_that_contradict_each_other_run_at_once()
    {
        var other = Server.For(ScenarioId + "-other");
        YooKassa.IsDown();
        var (mine, theirs) = (Shop(), Shop(other.ScenarioId));
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async n => (Mine: n % 2 == 0, Reply: await Create(shop: n % 2 == 0 ? mine : theirs))));
        answers.ShouldAllBe(a => a.Reply.Status == (a.Mine ? 503 : 200));
        YooKassa.Payments.ShouldBeEmpty();
        other.YooKassa.Payments.Count.ShouldBe(10);
        Vendors.Calls.Count.ShouldBe(10);
        Server.Forget(other.ScenarioId);
    }

    [Test]
    public async Task A_payment_chat_or_key_of_one_is_unknown_to_another()
    {
        var other = Server.For(ScenarioId + "-other");
        other.Telegram.AddChat(42);
        var id = (await Create(key: "same", shop: Shop(other.ScenarioId)))["id"];
        Vendors.ExpectRefusal("404");
        Vendors.ExpectRefusal("chat not found");
        (await Get($"payments/{id}")).Status.ShouldBe(404);
        (await Create(key: "same"))["id"].ShouldNotBe(id);
        (await Bot("sendMessage", new JsonObject { ["chat_id"] = 42, ["text"] = "hi" })).Status.ShouldBe(400);
        Server.Forget(other.ScenarioId);
    }

    [Test]
    public async Task What_is_forgotten_is_gone()
    {
        var name = ScenarioId + "-gone";
        Server.For(name);
        await Create(shop: Shop(name));
        Server.Forget(name);
        Server.For(name).YooKassa.Payments.ShouldBeEmpty();
        Server.Forget(name);
    }
}
