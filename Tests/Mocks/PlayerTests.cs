using System.Net;
using System.Net.Http.Json;
using Mocks;
using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

/// <summary>Fakes that run as a service hand scenarios' calls on to the test that plays them.</summary>
internal sealed class PlayerTests
{
    private readonly VendorServer _service = VendorServer.Start(new VendorServerOptions { ControlApi = true });
    private readonly VendorServer _test = VendorServer.Start(new VendorServerOptions { ControlApi = true });
    private readonly HttpClient _client = new();

    [SetUp]
    public async Task NobodyPlays() => (await _client.DeleteAsync(Player(_service))).EnsureSuccessStatusCode().Dispose();

    [OneTimeTearDown]
    public async Task Stop()
    {
        _client.Dispose();
        await _service.DisposeAsync();
        await _test.DisposeAsync();
    }

    [Test]
    public async Task A_scenarios_call_is_the_tests_and_its_answer_comes_back()
    {
        await InviteAsync(_test.Url);
        var vendors = _test.For("played");
        vendors.Telegram.AddChat(4711, "Olga");
        using var answer = await SendAsync("played", 4711);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("\"message_id\"");
        vendors.Telegram.Messages.ShouldHaveSingleItem().Text.ShouldBe("Hello");
        _service.For("played").Calls.ShouldBeEmpty();
    }

    [Test]
    public async Task What_names_no_scenario_belongs_to_the_one_that_is_alone()
    {
        await InviteAsync(_test.Url);
        _test.For("by itself").Telegram.AddChat(1);
        _test.AloneScenario = "by itself";
        using var answer = await SendAsync(null, 1);
        _test.AloneScenario = null;
        _test.For("by itself").Telegram.Messages.ShouldHaveSingleItem();
        _service.Default.Calls.ShouldBeEmpty();
    }

    [Test]
    public async Task Status_and_headers_of_a_fault_come_through()
    {
        await InviteAsync(_test.Url);
        _test.For("busy").Telegram.TooManyRequests(7);
        using var answer = await SendAsync("busy", 1);
        ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync()).ShouldSatisfyAllConditions(a => a.Item1.ShouldBe(429), a => a.Item2.ShouldContain("\"retry_after\":7"));
    }

    [Test]
    public async Task A_connection_that_the_test_resets_is_reset()
    {
        await InviteAsync(_test.Url);
        _test.For("cut").Telegram.ResetsConnection();
        await Should.ThrowAsync<HttpRequestException>(() => SendAsync("cut", 1));
    }

    [Test]
    public async Task Nobody_plays_where_somebody_else_does()
    {
        await using var other = VendorServer.Start(new VendorServerOptions { ControlApi = true });
        await InviteAsync(_test.Url);
        using var refused = await _client.PutAsJsonAsync(Player(_service), new { url = other.Url });
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("plays the vendors already");
    }

    [Test]
    public async Task Who_has_gone_without_a_word_is_replaced()
    {
        var gone = VendorServer.Start(new VendorServerOptions { ControlApi = true });
        await InviteAsync(gone.Url);
        await gone.DisposeAsync();
        await InviteAsync(_test.Url);
        (await _client.GetStringAsync(Player(_service))).ShouldContain(_test.Url.ToString());
    }

    private static Uri Player(VendorServer server) => new(server.Url, "_control/player");

    private async Task InviteAsync(Uri url) => (await _client.PutAsJsonAsync(Player(_service), new { url })).EnsureSuccessStatusCode().Dispose();

    private Task<HttpResponseMessage> SendAsync(string? scenario, long chat)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_service.TelegramUrl, $"./bot{_service.Options.TelegramBotToken}/sendMessage")) { Content = JsonContent.Create(new { chat_id = chat, text = "Hello" }) };
        if (scenario is not null)
            request.Headers.Add("baggage", $"scenario={scenario}");
        return _client.SendAsync(request);
    }
}
