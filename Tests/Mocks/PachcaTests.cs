using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Mocks.Pachca;
using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

internal sealed class PachcaTests : VendorTest
{
    private PachcaWorkspace Pachca => Vendors.Pachca;

    [Test]
    public async Task A_message_is_posted_and_read_again()
    {
        Vendors.Clock = new ManualClock();
        var posted = await Post("""{"message": {"entity_id": 334, "content": "Привет 👋\nвсем"}}""");
        posted.Status.ShouldBe(201);
        posted["data.entity_type"].ShouldBe("discussion");
        posted["data.content"].ShouldBe("Привет 👋\nвсем");
        posted["data.created_at"].ShouldBe("2026-02-01T12:00:00.000Z");
        var read = await Call(HttpMethod.Get, $"messages/{posted["data.id"]}");
        read["data.content"].ShouldBe("Привет 👋\nвсем");
        Pachca.Messages.ShouldHaveSingleItem().EntityId.ShouldBe(334);
        Vendors.UnexpectedRefusals.ShouldBeEmpty();
    }

    [Test]
    public async Task A_message_is_edited()
    {
        var id = (await Post("""{"message": {"entity_id": 334, "content": "one"}}"""))["data.id"];
        var edited = await Call(HttpMethod.Put, $"messages/{id}", """{"message": {"content": "two"}}""");
        (edited.Status, edited["data.content"]).ShouldBe((200, "two"));
        edited["data.changed_at"].ShouldNotBeNull();
    }

    [Test]
    public async Task Messages_are_listed_newest_first_page_by_page()
    {
        for (var i = 1; i <= 3; i++)
            await Post($$$"""{"message": {"entity_id": 334, "content": "{{{i}}}"}}""");
        var first = await Call(HttpMethod.Get, "messages?chat_id=334&limit=2");
        first.Json["data"]!.AsArray().Select(m => m!["content"]!.ToString()).ShouldBe(["3", "2"]);
        var second = await Call(HttpMethod.Get, $"messages?chat_id=334&limit=2&cursor={first["meta.paginate.next_page"]}");
        second.Json["data"]!.AsArray().Select(m => m!["content"]!.ToString()).ShouldBe(["1"]);
        second["meta.paginate.next_page"].ShouldBeNull();
    }

    [TestCase("""{"message": {"content": "x"}}""", 422, "blank", "entity_id")]
    [TestCase("""{"message": {"entity_id": "334", "content": "x"}}""", 422, "invalid", "entity_id")]
    [TestCase("""{"message": {"entity_id": 3000000000, "content": "x"}}""", 422, "invalid", "entity_id")]
    [TestCase("""{"message": {"entity_id": 334}}""", 422, "blank", "content")]
    [TestCase("""{"message": {"entity_id": 334, "content": "  "}}""", 422, "blank", "content")]
    [TestCase("""{"message": {"entity_id": 334, "content": 5}}""", 422, "invalid", "content")]
    [TestCase("""{"message": {"entity_id": 334, "content": "x", "entity_type": "chat"}}""", 422, "inclusion", "entity_type")]
    [TestCase("""{"message": {"entity_id": 334, "content": "x", "buttons": [[{}]]}}""", 422, "blank", "buttons.text")]
    [TestCase("""{"message": {"entity_id": 334, "content": "x", "parent_message_id": 1}}""", 404, "not_found", "parent_message_id")]
    [TestCase("""{"message": {"entity_id": 335, "content": "x"}}""", 404, "not_found", "entity_id")]
    [TestCase("""{"entity_id": 334, "content": "x"}""", 400, "required", "message")]
    [TestCase("""{"message": {"entity_id": 334, "content": "x", "content": "y"}}""", 400, "wrong_params", null)]
    [TestCase("{", 400, "wrong_params", null)]
    public async Task What_Pachca_refuses_is_refused_in_its_words_and_fails_the_scenario(string body, int status, string code, string? key)
    {
        var reply = await Post(body);
        reply.Status.ShouldBe(status);
        var error = reply.Json["errors"]![0]!;
        (error["code"]!.ToString(), error["key"]?.ToString()).ShouldBe((code, key));
        Pachca.Messages.ShouldBeEmpty();
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [TestCase(null, "Access token is missing")]
    [TestCase("another", "Access token is invalid")]
    public async Task Without_its_token_nobody_posts(string? token, string description)
    {
        var reply = await Call(HttpMethod.Post, "messages", """{"message": {"entity_id": 334, "content": "x"}}""", token, withToken: token is not null);
        (reply.Status, reply["error"], reply["error_description"]).ShouldBe((401, "invalid_token", description));
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem();
    }

    [Test]
    public async Task Faults_strike_and_go_and_work_may_be_done_before_them()
    {
        const string Message = """{"message": {"entity_id": 334, "content": "x"}}""";
        Pachca.TooManyRequests(7, calls: 1);
        var busy = await Post(Message);
        (busy.Status, busy.RetryAfter).ShouldBe((429, TimeSpan.FromSeconds(7)));
        Pachca.RefusesToken(calls: 1);
        (await Post(Message))["error"].ShouldBe("invalid_token");
        Pachca.AnswersWith(500, calls: 1, workDone: true);
        (await Post(Message)).Status.ShouldBe(500);
        Pachca.Messages.ShouldHaveSingleItem("the work was done before the fault");
        (await Post(Message)).Status.ShouldBe(201);
        Pachca.CallsTo("POST", "/messages").Count.ShouldBe(4);
        Pachca.CallsTo("POST", "/messages").ShouldAllBe(c => c.Headers["Authorization"] == "Bearer ***");
        Vendors.UnexpectedRefusals.ShouldBeEmpty("faults are not the caller's fault");
    }

    [Test]
    public async Task An_endpoint_that_is_not_faked_names_those_that_are() =>
        (await Call(HttpMethod.Delete, "messages/1")).Json["errors"]![0]!["message"]!.ToString().ShouldContain("POST /messages, GET /messages");

    private Task<VendorReply> Post(string body) => Call(HttpMethod.Post, "messages", body);

    private async Task<VendorReply> Call(HttpMethod method, string path, string? body = null, string? token = null, bool withToken = true)
    {
        using var client = new HttpClient { BaseAddress = Server.PachcaUrl };
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("baggage", $"scenario={ScenarioId}");
        if (withToken)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? Pachca.Token);
        using var response = await client.SendAsync(request);
        return new VendorReply((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.RetryAfter?.Delta);
    }
}
