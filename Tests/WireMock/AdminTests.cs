using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Shouldly;
using WireMock.Matchers;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace Tests.WireMock;

/// <summary>Mappings, requests and scenarios over HTTP, with the addresses and the JSON of WireMock.Net's documentation.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class AdminTests : IDisposable
{
    private readonly WireMockServer server = WireMockServer.StartWithAdminInterface("http://127.0.0.1:0");
    private readonly HttpClient client;

    public AdminTests() => client = new HttpClient { BaseAddress = new Uri(server.Url!) };

    public void Dispose()
    {
        client.Dispose();
        server.Dispose();
    }

    [Test]
    public async Task A_mapping_that_is_posted_answers_and_can_be_read_changed_and_removed()
    {
        var (status, added) = await SendAsync("POST", "/__admin/mappings", """
            {
              "Title": "rates", "Priority": 3,
              "Request": {
                "Path": { "Matchers": [ { "Name": "WildcardMatcher", "Pattern": "/rates/*" } ] },
                "Methods": [ "GET" ],
                "Headers": [ { "Name": "X-Key", "Matchers": [ { "Name": "ExactMatcher", "Pattern": "abc" } ] } ],
                "Params": [ { "Name": "on", "Matchers": [ { "Name": "RegexMatcher", "Pattern": "^[0-9-]+$" } ] } ]
              },
              "Response": { "StatusCode": 201, "BodyAsJson": { "EUR": 101.5 }, "Headers": { "X-From": "stub" } }
            }
            """);
        status.ShouldBe(HttpStatusCode.Created);
        added["Status"]!.ToString().ShouldBe("Mapping added");
        var guid = added["Guid"]!.ToString();

        using var request = new HttpRequestMessage(HttpMethod.Get, "/rates/today?on=2026-01-12");
        request.Headers.Add("X-Key", "abc");
        using var response = await client.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        response.Headers.GetValues("X-From").ShouldBe(["stub"]);
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"EUR":101.5}""");

        var (_, read) = await SendAsync("GET", $"/__admin/mappings/{guid}");
        read["Title"]!.ToString().ShouldBe("rates");
        read["Priority"]!.GetValue<int>().ShouldBe(3);
        read["Request"]!["Path"]!["Matchers"]![0]!["Pattern"]!.ToString().ShouldBe("/rates/*");
        read["Response"]!["StatusCode"]!.ToString().ShouldBe("201");

        (await SendAsync("PUT", $"/__admin/mappings/{guid}", """{ "Request": { "Path": "/rates/*" }, "Response": { "Body": "closed" } }""")).Body["Status"]!.ToString().ShouldBe("Mapping added or updated");
        (await client.GetStringAsync(new Uri("/rates/x", UriKind.Relative))).ShouldBe("closed");
        (await SendAsync("PUT", $"/__admin/mappings/{guid}/disable")).Status.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync(new Uri("/rates/x", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SendAsync("PUT", $"/__admin/mappings/{guid}/enable")).Status.ShouldBe(HttpStatusCode.OK);
        (await SendAsync("DELETE", $"/__admin/mappings/{guid}")).Body["Status"]!.ToString().ShouldBe("Mapping removed");
        (await SendAsync("GET", $"/__admin/mappings/{guid}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task What_is_written_in_code_reads_as_JSON_that_can_be_posted_again()
    {
        server.Given(Request.Create().WithPath("/pay").UsingPost()
                .WithHeader("Authorization", "Basic *").WithCookie("s", "1*").WithParam("dry", "true")
                .WithBody([new JsonPartialMatcher("""{"amount":{"value":"5.00"}}"""), new FormUrlEncodedMatcher("a=b")], MatchOperator.Or))
            .InScenario("payment").WillSetStateTo("paid").RespondWith(Response.Create().WithStatusCode(202).WithBody("done").WithDelay(5));
        var written = (await SendAsync("GET", "/__admin/mappings")).Body.AsArray().Single()!.ToJsonString();

        (await SendAsync("DELETE", "/__admin/mappings")).Body["Status"]!.ToString().ShouldBe("Mappings deleted");
        server.Mappings.ShouldBeEmpty();
        (await SendAsync("POST", "/__admin/mappings", $"[{written}]")).Body["Status"]!.ToString().ShouldBe("Mappings added");

        Without(await OnlyMappingAsync(), "UpdatedAt").ShouldBe(Without(JsonNode.Parse(written)!, "UpdatedAt"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/pay?dry=true") { Content = new StringContent("""{"amount":{"value":"5.00"},"more":1}""", Encoding.UTF8, "application/json") };
        request.Headers.Add("Authorization", "Basic YTpi");
        request.Headers.Add("Cookie", "s=123");
        (await client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var state = (await SendAsync("GET", "/__admin/scenarios")).Body.AsArray().ShouldHaveSingleItem()!;
        state["Name"]!.ToString().ShouldBe("payment");
        state["NextState"]!.ToString().ShouldBe("paid");
    }

    [Test]
    public async Task Requests_can_be_read_found_and_forgotten_with_scores_of_near_misses()
    {
        server.Given(Request.Create().WithPath("/a").UsingPost()).WithTitle("post a").RespondWith(Response.Create());
        await client.GetAsync(new Uri("/a", UriKind.Relative));
        await SendAsync("POST", "/a", "{}");

        var all = (await SendAsync("GET", "/__admin/requests")).Body.AsArray();
        all.Count.ShouldBe(2, "requests to the admin interface are not among them");
        all[0]!["PartialMappingTitle"]!.ToString().ShouldBe("post a");
        all[0]!["PartialRequestMatchResult"]!["AverageTotalScore"]!.GetValue<double>().ShouldBe(0.5);
        all[0]!["PartialRequestMatchResult"]!["MatchDetails"]!.AsArray().Select(d => $"{d!["Name"]} {d["Score"]}").ShouldBe(["PathMatcher 1", "MethodMatcher 0"]);
        all[0]!["Response"]!["StatusCode"]!.ToString().ShouldBe("404");
        all[1]!["MappingTitle"]!.ToString().ShouldBe("post a");
        all[1]!["RequestMatchResult"]!["IsPerfectMatch"]!.GetValue<bool>().ShouldBeTrue();
        all[1]!["Request"]!["Body"]!.ToString().ShouldBe("{}");

        (await SendAsync("POST", "/__admin/requests/find", """{ "Path": "/a", "Methods": [ "POST" ] }""")).Body.AsArray().ShouldHaveSingleItem()!["Guid"]!.ToString().ShouldBe(all[1]!["Guid"]!.ToString());
        (await SendAsync("GET", $"/__admin/requests/find?mappingGuid={server.Mappings.Single().Guid}")).Body.AsArray().Count.ShouldBe(1);
        (await SendAsync("GET", $"/__admin/requests/{all[0]!["Guid"]}")).Body["Request"]!["Method"]!.ToString().ShouldBe("GET");
        (await SendAsync("DELETE", $"/__admin/requests/{all[0]!["Guid"]}")).Body["Status"]!.ToString().ShouldBe("Request removed");
        (await SendAsync("POST", "/__admin/requests/reset")).Body["Status"]!.ToString().ShouldBe("Requests deleted");
        server.LogEntries.ShouldBeEmpty();
    }

    [Test]
    public async Task Scenarios_can_be_read_set_and_reset()
    {
        server.Given(Request.Create().WithPath("/o")).InScenario("order").WillSetStateTo("sent").RespondWith(Response.Create().WithBody("new"));
        server.Given(Request.Create().WithPath("/o")).InScenario("order").WhenStateIs("sent").RespondWith(Response.Create().WithBody("on its way"));

        (await SendAsync("PUT", "/__admin/scenarios/order/state", """{ "State": "sent" }""")).Body["Status"]!.ToString().ShouldBe("Scenario state set to 'sent'");
        (await client.GetStringAsync(new Uri("/o", UriKind.Relative))).ShouldBe("on its way");
        (await SendAsync("POST", "/__admin/scenarios/order/reset")).Body["Status"]!.ToString().ShouldBe("Scenario reset");
        (await client.GetStringAsync(new Uri("/o", UriKind.Relative))).ShouldBe("new");
        (await SendAsync("DELETE", "/__admin/scenarios")).Body["Status"]!.ToString().ShouldBe("Scenarios reset");
        var (status, body) = await SendAsync("POST", "/__admin/scenarios/nothing/reset");
        status.ShouldBe(HttpStatusCode.NotFound);
        body["Status"]!.ToString().ShouldBe("No scenario found by name 'nothing'.");
    }

    [TestCase("""{ "Request": { "Path": "/a" } }""", "The mapping has no Response.")]
    [TestCase("""{ "Request": { "Path": { "Matchers": [ { "Name": "XPathMatcher", "Pattern": "//a" } ] } }, "Response": { } }""", "The matcher 'XPathMatcher' is not supported here. Known: WildcardMatcher, ExactMatcher, RegexMatcher")]
    [TestCase("""{ "Request": { "Path": { "Matchers": [ { "Name": "JsonMatcher", "Pattern": "{}" } ] } }, "Response": { } }""", "A JsonMatcher cannot be used here: a matcher of texts is needed, such as WildcardMatcher.")]
    [TestCase("""{ "Request": { }, "Response": { "Fault": { "Type": "X" } } }""", "Fault.Type must be one of NONE, EMPTY_RESPONSE, MALFORMED_RESPONSE_CHUNK.")]
    [TestCase("no json", "The body must be JSON, sent as application/json.")]
    public async Task A_wrong_mapping_is_refused_with_the_reason(string mapping, string reason)
    {
        var (status, body) = await SendAsync("POST", "/__admin/mappings", mapping);

        status.ShouldBe(HttpStatusCode.BadRequest);
        body["Status"]!.ToString().ShouldStartWith(reason);
        server.Mappings.ShouldBeEmpty();
    }

    [Test]
    public async Task Without_the_admin_interface_its_addresses_are_like_any_other()
    {
        using var plain = WireMockServer.Start("http://127.0.0.1:0");
        plain.IsStartedWithAdminInterface.ShouldBeFalse();
        using var other = new HttpClient { BaseAddress = new Uri(plain.Url!) };
        (await other.GetAsync(new Uri("/__admin/mappings", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        plain.LogEntries.Count.ShouldBe(1);
    }

    private async Task<JsonNode> OnlyMappingAsync() => (await SendAsync("GET", "/__admin/mappings")).Body.AsArray().Single()!;

    private static string Without(JsonNode node, string name)
    {
        node.AsObject().Remove(name);
        return node.ToJsonString();
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> SendAsync(string method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.StartsWith('{') || text.StartsWith('[') ? JsonNode.Parse(text)! : JsonValue.Create(text)!);
    }
}
