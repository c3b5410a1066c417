using System.Net;
using System.Text;
using NUnit.Framework;
using Shouldly;
using WireMock;
using WireMock.Matchers;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Types;

namespace Tests.WireMock;

/// <summary>The worked examples of WireMock.Net's documentation (stubbing, request matching, response templating aside, faults, scenarios), in our own words.</summary>
internal sealed class DocumentedTests : WireMockTest
{
    [Test]
    public async Task A_first_stub()
    {
        Server.Given(Request.Create().WithPath("/some/thing").UsingGet())
            .RespondWith(Response.Create().WithStatusCode(200).WithHeader("Content-Type", "text/plain").WithBody("Hello world!"));
        (await Get("/some/thing")).ShouldBe("Hello world!");
        (await StatusOf("/some/thing/else")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task The_short_way()
    {
        Server.WhenRequest(r => r.WithPath("/short").UsingGet()).ThenRespondWith(r => r.WithStatusCode(202).WithBody("ok"));
        Server.WhenRequest(r => r.WithPath("/ok")).ThenRespondWithOK();
        Server.WhenRequest(r => r.WithPath("/teapot")).ThenRespondWithStatusCode(418);
        (await StatusOf("/short")).ShouldBe(HttpStatusCode.Accepted);
        (await StatusOf("/ok")).ShouldBe(HttpStatusCode.OK);
        ((int)await StatusOf("/teapot")).ShouldBe(418);
    }

    [Test]
    public async Task A_catch_all_of_low_priority()
    {
        Server.Given(Request.Create().WithPath("/api/*").UsingGet()).AtPriority(100).RespondWith(Response.Create().WithStatusCode(401));
        Server.Given(Request.Create().WithPath("/api/specific").UsingGet()).AtPriority(1).RespondWith(Response.Create().WithStatusCode(200));
        (await StatusOf("/api/specific")).ShouldBe(HttpStatusCode.OK);
        (await StatusOf("/api/other")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [TestCase("/a?from=1&to=2", true)]
    [TestCase("/a?from=1&to=3", false)]
    [TestCase("/a?from=1", false)]
    public async Task Several_parameters_must_all_fit(string path, bool fits)
    {
        Server.Given(Request.Create().WithPath("/a").WithParam("from", "1").WithParam("to", new ExactMatcher("2"))).RespondWith(Response.Create());
        (await StatusOf(path)).ShouldBe(fits ? HttpStatusCode.OK : HttpStatusCode.NotFound);
    }

    [TestCase("/a?id=1&id=2", true)]
    [TestCase("/a?id=2&id=1", true)]
    [TestCase("/a?id=1", false)]
    [TestCase("/a?id=1&id=2&id=3", false)]
    public async Task A_parameter_with_several_values(string path, bool fits)
    {
        Server.Given(Request.Create().WithPath("/a").WithParam("id", "1", "2")).RespondWith(Response.Create());
        (await StatusOf(path)).ShouldBe(fits ? HttpStatusCode.OK : HttpStatusCode.NotFound);
    }

    [TestCase("stef", true)]
    [TestCase("STEF", true)]
    [TestCase("anna", false)]
    public async Task A_cookie(string value, bool fits)
    {
        Server.Given(Request.Create().WithPath("/c").WithCookie("name", "st*")).RespondWith(Response.Create());
        (await StatusWith("/c", ("Cookie", $"other=1; name={value}"))).ShouldBe(fits ? HttpStatusCode.OK : HttpStatusCode.NotFound);
    }

    [Test]
    public async Task A_cookie_that_must_not_be_there()
    {
        Server.Given(Request.Create().WithPath("/c").WithCookie("seen", "*", true, MatchBehaviour.RejectOnMatch)).RespondWith(Response.Create());
        (await StatusWith("/c")).ShouldBe(HttpStatusCode.OK);
        (await StatusWith("/c", ("Cookie", "seen=yes"))).ShouldBe(HttpStatusCode.NotFound);
    }

    [TestCase("name=Anna&age=30", MatchOperator.Or, true)]
    [TestCase("name=Anna&age=30", MatchOperator.And, true)]
    [TestCase("name=Anna", MatchOperator.Or, true)]
    [TestCase("name=Anna", MatchOperator.And, false)]
    [TestCase("age=%33%30&name=Anna%20B.", MatchOperator.And, true)]
    [TestCase("name=Boris&age=31", MatchOperator.Or, false)]
    public async Task A_form(string form, MatchOperator how, bool fits)
    {
        Server.Given(Request.Create().WithPath("/f").UsingPost().WithBody(new FormUrlEncodedMatcher(["name=Anna*", "age=30"], false, how))).RespondWith(Response.Create());
        (await StatusOfPost("/f", form, "application/x-www-form-urlencoded")).ShouldBe(fits ? HttpStatusCode.OK : HttpStatusCode.NotFound);
    }

    [Test]
    public async Task A_form_by_a_function()
    {
        Server.Given(Request.Create().WithPath("/f").WithBody((IDictionary<string, WireMockList<string>>? form) => form?["a"].ToString() == "b")).RespondWith(Response.Create());
        (await StatusOfPost("/f", "a=b", "application/x-www-form-urlencoded")).ShouldBe(HttpStatusCode.OK);
        (await StatusOfPost("/f", "a=c", "application/x-www-form-urlencoded")).ShouldBe(HttpStatusCode.NotFound);
    }

    [TestCase("exact", true)]
    [TestCase("Exact", false)]
    public async Task A_body_exactly(string body, bool fits) => await BodyAsync(new ExactMatcher("exact"), body, fits);

    [TestCase("order 17 is late", true)]
    [TestCase("order X is late", false)]
    public async Task A_body_by_regular_expression(string body, bool fits) => await BodyAsync(new RegexMatcher("order [0-9]+"), body, fits);

    [TestCase("anything", false)]
    [TestCase("nothing here", true)]
    public async Task A_body_that_is_not(string body, bool fits) => await BodyAsync(new WildcardMatcher(MatchBehaviour.RejectOnMatch, "any*"), body, fits);

    [TestCase("abc", true)]
    [TestCase("abd", false)]
    public async Task Two_conditions_on_a_body(string body, bool fits)
    {
        Server.Given(Request.Create().WithPath("/b").WithBody([new WildcardMatcher("ab*"), new RegexMatcher("c$")], MatchOperator.And)).RespondWith(Response.Create());
        (await StatusOfPost("/b", body, "text/plain")).ShouldBe(fits ? HttpStatusCode.OK : HttpStatusCode.NotFound);
    }

    [Test]
    public async Task A_body_as_a_typed_object()
    {
        Server.Given(Request.Create().WithPath("/t").UsingPost().WithBodyAsType<Order>(order => order is { Number: 17, Note: "quick" })).RespondWith(Response.Create());
        (await StatusOfPost("/t", """{"number":17,"note":"quick"}""")).ShouldBe(HttpStatusCode.OK);
        (await StatusOfPost("/t", """{"number":18,"note":"quick"}""")).ShouldBe(HttpStatusCode.NotFound);
    }

    [TestCase("""{"kind":"Order","id":"x17"}""", true)]
    [TestCase("""{"kind":"order","id":"x17"}""", true)]
    [TestCase("""{"kind":"Order","id":"y17"}""", false)]
    public async Task JSON_with_wildcards(string body, bool fits) => await BodyAsync(new JsonPartialWildcardMatcher("""{"kind":"order","id":"x*"}""", ignoreCase: true), body, fits, "application/json");

    [Test]
    public async Task Headers_by_name_and_value_one_of_several()
    {
        Server.Given(Request.Create().WithPath("/h").WithHeader("Accept", ["text/*", "application/json"])).RespondWith(Response.Create());
        (await StatusWith("/h", ("Accept", "application/json"))).ShouldBe(HttpStatusCode.OK);
        (await StatusWith("/h", ("Accept", "image/png"))).ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task A_body_of_bytes_and_a_body_made_of_the_request()
    {
        Server.Given(Request.Create().WithPath("/bytes")).RespondWith(Response.Create().WithBody([1, 2, 3]));
        Server.Given(Request.Create().WithPath("/echo/*")).RespondWith(Response.Create().WithBody(request => $"{request.Method} {request.PathSegments[1]} {request.GetParameter("q")}"));
        (await Client.GetByteArrayAsync(new Uri("/bytes", UriKind.Relative))).ShouldBe([1, 2, 3]);
        (await Get("/echo/me?q=now")).ShouldBe("GET me now");
    }

    [Test]
    public async Task A_random_delay_is_within_its_bounds()
    {
        Server.Given(Request.Create().WithPath("/slow")).RespondWith(Response.Create().WithRandomDelay(100, 200));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        (await StatusOf("/slow")).ShouldBe(HttpStatusCode.OK);
        watch.ElapsedMilliseconds.ShouldBeInRange(95, 5000);
    }

    [Test]
    public async Task A_to_do_list_as_a_scenario_with_states()
    {
        Server.Given(Request.Create().WithPath("/todo").UsingGet()).InScenario("list").WillSetStateTo("started").WithTitle("first").RespondWith(Response.Create().WithBody("buy milk"));
        Server.Given(Request.Create().WithPath("/todo").UsingPost()).InScenario("list").WhenStateIs("started").WillSetStateTo("added").RespondWith(Response.Create().WithStatusCode(201));
        Server.Given(Request.Create().WithPath("/todo").UsingGet()).InScenario("list").WhenStateIs("added").RespondWith(Response.Create().WithBody("buy milk; cancel paper"));

        (await Get("/todo")).ShouldBe("buy milk");
        Server.Scenarios.ShouldHaveSingleItem().NextState.ShouldBe("started");
        (await StatusOfPost("/todo", "cancel paper", "text/plain")).ShouldBe(HttpStatusCode.Created);
        (await Get("/todo")).ShouldBe("buy milk; cancel paper");
        Server.SetScenarioState("list", null).ShouldBeTrue();
        (await Get("/todo")).ShouldBe("buy milk");
        Server.ResetScenario("nothing").ShouldBeFalse();
    }

    [Test]
    public async Task A_near_miss_has_its_scores()
    {
        Server.Given(Request.Create().WithPath("/a").UsingPost().WithHeader("X-Key", "1")).WithTitle("post a").RespondWith(Response.Create());
        Server.Given(Request.Create().WithPath("/b").UsingGet()).WithTitle("get b").RespondWith(Response.Create());
        await StatusWith("/a", ("X-Key", "1"));

        var entry = Server.LogEntries.Single();
        entry.MappingGuid.ShouldBeNull();
        entry.PartialMappingTitle.ShouldBe("post a");
        entry.PartialMatchResult!.AverageTotalScore.ShouldBe(2.0 / 3, 0.001);
        entry.PartialMatchResult.IsPerfectMatch.ShouldBeFalse();
        entry.PartialMatchResult.MatchDetails.Select(d => $"{d.Name} {d.Score}").ShouldBe(["PathMatcher 1", "MethodMatcher 0", "HeaderMatcher 1"]);
    }

    [Test]
    public async Task A_function_that_throws_is_a_mismatch_whose_exception_is_logged()
    {
        Server.Given(Request.Create().WithPath("/x").WithParam(_ => throw new FormatException("no query"))).RespondWith(Response.Create());
        (await StatusOf("/x")).ShouldBe(HttpStatusCode.NotFound);
        Server.LogEntries.Single().PartialMatchResult!.MatchDetails.Single(d => d.Exception is not null).Exception!.Message.ShouldBe("no query");
    }

    [Test]
    public async Task A_mapping_added_while_others_answer_is_found()
    {
        for (var i = 0; i < 300; i++)
        {
            Server.Given(Request.Create().WithPath($"/many/{i}")).RespondWith(Response.Create().WithBody(i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            if (i % 50 == 0) (await Get($"/many/{i}")).ShouldBe(i.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        (await Get("/many/299")).ShouldBe("299");
        Server.Given(Request.Create().WithPath(new RegexMatcher("/many/2.*"))).AtPriority(-1).RespondWith(Response.Create().WithBody("first"));
        (await Get("/many/299")).ShouldBe("first", "a pattern goes before a plain path if its priority says so");
    }

    private async Task BodyAsync(IMatcher matcher, string body, bool fits, string type = "text/plain")
    {
        Server.Given(Request.Create().WithPath("/b").UsingPost().WithBody(matcher)).RespondWith(Response.Create());
        (await StatusOfPost("/b", body, type)).ShouldBe(fits ? HttpStatusCode.OK : HttpStatusCode.NotFound);
    }

    private sealed record Order(int Number, string Note);
}
