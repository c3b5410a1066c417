using System.Net;
using NUnit.Framework;
using Shouldly;
using WireMock.Exceptions;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace Tests.WireMock;

internal sealed class ServerTests : WireMockTest
{
    [Test]
    public async Task The_log_keeps_requests_with_their_answers()
    {
        Server.Given(Request.Create().WithPath("/a")).RespondWith(Response.Create().WithStatusCode(202));
        await StatusOf("/a?x=1");
        await StatusOf("/b");
        Server.LogEntries.Select(e => e.RequestMessage!.Path).ShouldBe(["/a", "/b"]);
        Server.LogEntries[0].ResponseMessage!.StatusCode.ShouldBe(202);
        Server.LogEntries[0].RequestMessage!.GetParameter("x")!.ToString().ShouldBe("1");
        Server.LogEntries[1].MappingGuid.ShouldBeNull();
        Server.FindLogEntries(Request.Create().WithPath("/b").UsingGet()).Count.ShouldBe(1);
        Server.FindLogEntries(Request.Create().WithPath("/b").UsingPost()).ShouldBeEmpty();
    }

    [Test]
    public async Task The_log_keeps_no_more_than_it_was_told()
    {
        Server.SetMaxRequestLogCount(2);
        foreach (var path in new[] { "/1", "/2", "/3" }) await StatusOf(path);
        Server.LogEntries.Select(e => e.RequestMessage!.Path).ShouldBe(["/2", "/3"]);
    }

    [Test]
    public async Task Reset_forgets_mappings_and_log()
    {
        Server.Given(Request.Create().WithPath("/a")).RespondWith(Response.Create());
        (await StatusOf("/a")).ShouldBe(HttpStatusCode.OK);
        Server.Reset();
        Server.LogEntries.ShouldBeEmpty();
        (await StatusOf("/a")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task A_stopped_server_answers_nobody()
    {
        Server.IsStarted.ShouldBeTrue();
        Server.Stop();
        Server.IsStarted.ShouldBeFalse();
        await Should.ThrowAsync<HttpRequestException>(() => StatusOf("/a"));
    }

    [Test]
    public void A_port_in_use_is_an_error() =>
        Should.Throw<WireMockException>(() => WireMockServer.Start(new WireMockServerSettings { Urls = [$"http://127.0.0.1:{Server.Port}"] }));

    [Test]
    public async Task A_server_on_any_port_is_reached_as_localhost()
    {
        using var server = WireMockServer.Start();
        using var client = server.CreateClient();
        server.Urls.ShouldBe([$"http://localhost:{server.Port}"]);
        server.Given(Request.Create().WithPath("/x")).ThenRespondWithOK();
        (await client.GetAsync(new Uri("/x", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
