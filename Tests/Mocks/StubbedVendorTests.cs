using System.Net;
using System.Text;
using Mocks.Stubs;
using NUnit.Framework;
using Shouldly;
using WireMock.Matchers;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace Tests.Mocks;

/// <summary>Stubs for a vendor that has no fake, with a scenario's own state, its faults, and near misses that fail it.</summary>
internal sealed class StubbedVendorTests : VendorTest
{
    private StubbedVendor Bank => Server.Stubs("bank " + ScenarioId);

    [Test]
    public async Task An_unmatched_call_is_a_refusal_with_the_near_miss_field_by_field()
    {
        Bank.Given(Request.Create().WithPath("/transfers").UsingPost().WithHeader("X-Key", "abc").WithParam("dry", "true")
            .WithBody(new JsonPartialMatcher("""{"amount":5}"""))).WithTitle("transfer").RespondWith(Response.Create());

        var (status, said) = await Call("POST", "/transfers?dry=false", """{"amount":6}""", ("X-Key", "abc"));

        status.ShouldBe(HttpStatusCode.NotFound);
        const string expected = """
            Nearest is "transfer" (0.6 of 1):
              path: fits
              method: fits
              header X-Key: fits
              parameter dry: expected true, was false
              body: expected JsonPartialMatcher {"amount":5}, was {"amount":6}
            """;
        said.ShouldBe($"No stub of {Bank.Name} answers POST /transfers. {expected}");
        var refusal = Vendors.UnexpectedRefusals.ShouldHaveSingleItem();
        refusal.Code.ShouldBe("no_stub");
        refusal.Description.ShouldBe(said);
        Vendors.Calls.ShouldHaveSingleItem().Status.ShouldBe(404);
    }

    [Test]
    public async Task Where_nothing_comes_near_that_is_said()
    {
        (await Call("GET", "/nothing")).Said.ShouldEndWith("There is none that comes near.");
        Vendors.ExpectRefusal("no_stub");
        Vendors.UnexpectedRefusals.ShouldBeEmpty();
    }

    [Test]
    public async Task Stubs_and_states_can_belong_to_one_scenario()
    {
        foreach (var id in new[] { ScenarioId, "another" })
        {
            Bank.GivenFor(id, Request.Create().WithPath("/balance")).InScenario(Bank.StatesOf(id, "account")).WillSetStateTo("empty").RespondWith(Response.Create().WithBody("100 of " + id));
            Bank.GivenFor(id, Request.Create().WithPath("/balance")).InScenario(Bank.StatesOf(id, "account")).WhenStateIs("empty").WillSetStateTo("empty").RespondWith(Response.Create().WithBody("0 of " + id));
        }

        (await Call("GET", "/balance")).Said.ShouldBe("100 of " + ScenarioId);
        (await Call("GET", "/balance")).Said.ShouldBe("0 of " + ScenarioId);
        (await Call("GET", "/balance", scenario: "another")).Said.ShouldBe("100 of another");
        Bank.CallsOf(ScenarioId).Count.ShouldBe(2);
    }

    [Test]
    public async Task A_reset_connection_is_no_answer()
    {
        Bank.Given(Request.Create().WithPath("/x")).RespondWith(Bank.ResetsConnection());
        await Should.ThrowAsync<HttpRequestException>(() => Call("GET", "/x"));
        Vendors.Calls.ShouldHaveSingleItem().Fault.ShouldBe("resets the connection");
    }

    [Test]
    public async Task A_stall_in_mid_body_gives_headers_and_half_of_the_body_and_then_nothing()
    {
        Bank.Given(Request.Create().WithPath("/x")).RespondWith(Bank.StallsInMidBody("""{"half":"of it"}"""));
        using var patience = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Bank.Url, "x"));
        request.Headers.Add("baggage", $"scenario={ScenarioId}");
        using var response = await Shop().SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var body = await response.Content.ReadAsStreamAsync();
        var half = new byte[8];
        await body.ReadExactlyAsync(half);
        Encoding.UTF8.GetString(half).ShouldBe("{\"half\":");
        var rest = body.ReadAsync(new byte[8], patience.Token).AsTask();
        rest.IsCompleted.ShouldBeFalse();
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => rest);
    }

    [Test]
    public async Task A_fake_can_stall_in_mid_body_too_and_lets_go_when_it_recovers()
    {
        YooKassa.StallsInMidBody(calls: 1);
        using var request = new HttpRequestMessage(HttpMethod.Get, "payments");
        using var response = await Shop().SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        (await body.ReadAsync(new byte[4])).ShouldBeGreaterThan(0);
        YooKassa.Recover();
        await Should.ThrowAsync<IOException>(async () =>
        {
            while (await body.ReadAsync(new byte[64]) > 0)
            {
            }
        });
        Vendors.Calls.ShouldHaveSingleItem().Fault.ShouldBe("stalls in mid-body");
    }

    private async Task<(HttpStatusCode Status, string Said)> Call(string method, string path, string? body = null, params (string Name, string Value)[] headers) =>
        await Call(method, path, body, ScenarioId, headers);

    private async Task<(HttpStatusCode Status, string Said)> Call(string method, string path, string scenario) => await Call(method, path, null, scenario, []);

    private async Task<(HttpStatusCode Status, string Said)> Call(string method, string path, string? body, string scenario, (string Name, string Value)[] headers)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Bank.Url, path.TrimStart('/')));
        request.Headers.Add("baggage", $"scenario = {scenario}");
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
