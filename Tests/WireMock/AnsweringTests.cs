using System.Diagnostics;
using System.Net;
using NUnit.Framework;
using Shouldly;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Types;
using WireMock.Util;

namespace Tests.WireMock;

internal sealed class AnsweringTests : WireMockTest
{
    [Test]
    public async Task What_no_mapping_matches_is_answered_404_with_a_status_in_the_body()
    {
        using var response = await Client.GetAsync(new Uri("/nobody", UriKind.Relative));
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"Status":"No matching mapping found"}""");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
    }

    [Test]
    public async Task An_object_is_answered_as_JSON_without_its_nulls()
    {
        Server.Given(Request.Create().WithPath("/x")).RespondWith(Response.Create()
            .WithStatusCode(201).WithHeader("X-One", "1").WithBodyAsJson(new { name = "Анна", nothing = (string?)null }));
        using var response = await Client.GetAsync(new Uri("/x", UriKind.Relative));
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        response.Headers.GetValues("X-One").ShouldBe(["1"]);
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"name":"Анна"}""");
    }

    [Test]
    public async Task A_callback_makes_the_answer_of_the_request()
    {
        Server.Given(Request.Create().WithPath("/sync").UsingPost()).RespondWith(Response.Create().WithCallback(Echo));
        Server.Given(Request.Create().WithPath("/async").UsingPost()).RespondWith(Response.Create().WithStatusCode(202).WithCallback(async request =>
        {
            await Task.Yield();
            return Echo(request);
        }));
        (await StatusOfPost("/sync", "hello", "text/plain")).ShouldBe(HttpStatusCode.Accepted - 1);
        (await StatusOfPost("/async", "hello", "text/plain")).ShouldBe(HttpStatusCode.Accepted, "the builder's status goes over the callback's");
    }

    [Test]
    public async Task A_callback_that_throws_is_answered_500_with_its_message()
    {
        Server.Given(Request.Create().WithPath("/x")).RespondWith(Response.Create().WithCallback(SoldOut));
        using var response = await Client.GetAsync(new Uri("/x", UriKind.Relative));
        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await response.Content.ReadAsStringAsync()).ShouldContain("out of stock");
    }

    [Test]
    public async Task A_delayed_answer_comes_late()
    {
        Server.Given(Request.Create().WithPath("/x")).RespondWith(Response.Create().WithDelay(TimeSpan.FromMilliseconds(150)));
        var watch = Stopwatch.StartNew();
        (await StatusOf("/x")).ShouldBe(HttpStatusCode.OK);
        watch.ElapsedMilliseconds.ShouldBeInRange(140, 5000);
    }

    [Test]
    public async Task A_faulty_answer_is_empty_or_malformed()
    {
        Server.Given(Request.Create().WithPath("/empty")).RespondWith(Response.Create().WithBody("full").WithFault(FaultType.EMPTY_RESPONSE));
        Server.Given(Request.Create().WithPath("/half")).RespondWith(Response.Create().WithBody("""{"a":1}""").WithFault(FaultType.MALFORMED_RESPONSE_CHUNK));
        (await Get("/empty")).ShouldBe("");
        (await Get("/half")).ShouldStartWith("""{"a""");
        (await Get("/half")).ShouldNotBe("""{"a":1}""");
    }

    [Test]
    public async Task Scenario_states_lead_from_one_answer_to_the_next()
    {
        Server.Given(Request.Create().WithPath("/order")).InScenario("order").WillSetStateTo("paid", 2).RespondWith(Response.Create().WithBody("new"));
        Server.Given(Request.Create().WithPath("/order")).InScenario("order").WhenStateIs("paid").WillSetStateTo("sent").RespondWith(Response.Create().WithBody("paid"));
        Server.Given(Request.Create().WithPath("/order")).InScenario("order").WhenStateIs("sent").WillSetStateTo("sent").RespondWith(Response.Create().WithBody("sent"));
        string[] answers = [await Get("/order"), await Get("/order"), await Get("/order"), await Get("/order"), await Get("/order")];
        answers.ShouldBe(["new", "new", "paid", "sent", "sent"]);
        Server.ResetScenarios();
        (await Get("/order")).ShouldBe("new");
    }

    [Test]
    public void A_state_without_a_scenario_is_refused() =>
        Should.Throw<NotSupportedException>(() => Server.Given(Request.Create()).WhenStateIs("paid"));

    private static ResponseMessage SoldOut(IRequestMessage request) => throw new InvalidOperationException($"{request.Path} is out of stock");

    private static ResponseMessage Echo(IRequestMessage request) => new()
    {
        StatusCode = 201,
        BodyData = new BodyData { DetectedBodyType = BodyType.String, BodyAsString = request.Body },
    };
}
