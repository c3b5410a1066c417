using System.Net;
using NUnit.Framework;
using Shouldly;
using WireMock.Matchers;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace Tests.WireMock;

internal sealed class MatchingTests : WireMockTest
{
    [TestCase("/payments", "/payments", true)]
    [TestCase("/payments/*", "/payments/17/capture", true)]
    [TestCase("/payments/?", "/payments/17", false)]
    [TestCase("/payments", "/Payments", false)]
    [TestCase("/payments", "/payments/17", false)]
    public async Task A_path_matches_as_a_wildcard(string pattern, string path, bool matches)
    {
        Answers(Request.Create().WithPath(pattern).UsingGet());
        (await StatusOf(path)).ShouldBe(Expected(matches));
    }

    [Test]
    public async Task A_path_matches_by_regular_expression_and_by_function()
    {
        Answers(Request.Create().WithPath(new RegexMatcher("^/r/[0-9]+$")));
        Answers(Request.Create().WithPath(path => path.EndsWith("/f", StringComparison.Ordinal)));
        (await StatusOf("/r/42")).ShouldBe(HttpStatusCode.OK);
        (await StatusOf("/r/x")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusOf("/any/f")).ShouldBe(HttpStatusCode.OK);
    }

    [Test]
    public async Task A_method_that_was_not_asked_for_does_not_match()
    {
        Answers(Request.Create().WithPath("/x").UsingMethod("GET", "DELETE"));
        (await StatusOf("/x")).ShouldBe(HttpStatusCode.OK);
        (await StatusOfPost("/x", "{}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task A_header_matches_whatever_its_case()
    {
        Answers(Request.Create().WithPath("/x").WithHeader("X-Kind", "inv*"));
        (await StatusWith("/x", ("x-kind", "INVOICE"))).ShouldBe(HttpStatusCode.OK);
        (await StatusWith("/x", ("x-kind", "order"))).ShouldBe(HttpStatusCode.NotFound);
        (await StatusWith("/x")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task A_header_can_be_required_to_be_absent()
    {
        Answers(Request.Create().WithPath("/x").WithHeader("Authorization", "*", MatchBehaviour.RejectOnMatch));
        (await StatusWith("/x")).ShouldBe(HttpStatusCode.OK);
        (await StatusWith("/x", ("Authorization", "Bearer 1"))).ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task A_query_parameter_matches_by_presence_and_by_value()
    {
        Answers(Request.Create().WithPath("/p").WithParam("page"));
        Answers(Request.Create().WithPath("/v").WithParam("status", "PAID"));
        (await StatusOf("/p?page=2")).ShouldBe(HttpStatusCode.OK);
        (await StatusOf("/p?size=2")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusOf("/v?status=PAID&x=1")).ShouldBe(HttpStatusCode.OK);
        (await StatusOf("/v?status=SENT")).ShouldBe(HttpStatusCode.NotFound);
    }

    [TestCase("""{"b":[1,2],"a":"x"}""", true)]
    [TestCase("""{"b":[2,1],"a":"x"}""", false)]
    [TestCase("""{"b":[1,2],"a":"x","c":null}""", false)]
    [TestCase("not json", false)]
    public async Task A_body_matches_as_equal_JSON(string body, bool matches)
    {
        Answers(Request.Create().WithPath("/x").UsingPost().WithBody(new JsonMatcher(new { a = "x", b = new[] { 1, 2 } })));
        (await StatusOfPost("/x", body)).ShouldBe(Expected(matches));
    }

    [TestCase("""{"amount":{"value":"2500.00","currency":"RUB"},"capture":true}""", true)]
    [TestCase("""{"amount":{"value":"2500.01","currency":"RUB"},"capture":true}""", false)]
    [TestCase("""{"capture":true}""", false)]
    public async Task A_body_matches_as_JSON_that_says_at_least_so_much(string body, bool matches)
    {
        Answers(Request.Create().WithPath("/x").UsingPost().WithBody(new JsonPartialMatcher("""{"amount":{"value":"2500.00"}}""")));
        (await StatusOfPost("/x", body)).ShouldBe(Expected(matches));
    }

    [Test]
    public async Task A_body_matches_as_text_and_by_function()
    {
        Answers(Request.Create().WithPath("/t").WithBody("*Anna*"));
        Answers(Request.Create().WithPath("/f").WithBody((string? body) => body?.Length == 4));
        (await StatusOfPost("/t", "Dear Anna!", "text/plain")).ShouldBe(HttpStatusCode.OK);
        (await StatusOfPost("/t", "Dear Boris!", "text/plain")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusOfPost("/f", "four", "text/plain")).ShouldBe(HttpStatusCode.OK);
        (await StatusOfPost("/f", "five!", "text/plain")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task The_mapping_of_the_lower_priority_number_answers()
    {
        Server.Given(Request.Create().WithPath("/x")).AtPriority(5).RespondWith(Response.Create().WithBody("any"));
        Server.Given(Request.Create().WithPath("/*")).AtPriority(1).RespondWith(Response.Create().WithBody("first"));
        (await Get("/x")).ShouldBe("first");
    }

    [Test]
    public async Task Of_two_equal_mappings_the_later_answers()
    {
        Server.Given(Request.Create().WithPath("/x")).RespondWith(Response.Create().WithBody("old"));
        Server.Given(Request.Create().WithPath("/x")).RespondWith(Response.Create().WithBody("new"));
        (await Get("/x")).ShouldBe("new");
    }

    private void Answers(IRequestBuilder request) => Server.Given(request).RespondWith(Response.Create().WithSuccess());

    private static HttpStatusCode Expected(bool matches) => matches ? HttpStatusCode.OK : HttpStatusCode.NotFound;
}
