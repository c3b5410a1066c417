using System.Text;
using System.Text.Json;
using Framework.Evidence;
using Framework.Lanes;
using Mocks;

namespace StepDefinitions.Drivers;

/// <summary>What Telegram tells the system: presses of buttons, honest and forged ones.</summary>
public sealed class TelegramUpdatesDriver(ScenarioScope scenario, ScenarioVendors vendors)
{
    private const string Telegram = "149.154.167.220";

    /// <summary>How the system answered the last update; null if it did not.</summary>
    public int? LastStatus { get; private set; }

    public string LastAnswer { get; private set; } = "";

    public async Task PressAsync(long chat, string button, long? from = null)
    {
        await scenario.AtRestAsync();
        Remember(await vendors.Telegram.Press(chat, button, from));
    }

    public async Task RepeatAsync() => Remember(await vendors.Telegram.RepeatUpdate());

    /// <summary>The press as Telegram would deliver it, with another secret.</summary>
    public async Task DeliverPressAsync(long chat, string button, string? secret)
    {
        await scenario.AtRestAsync();
        var message = vendors.Telegram.MessagesTo(chat)[^1];
        var data = message.Buttons.Single(b => b.Text == button).CallbackData;
        var body = JsonSerializer.Serialize(new
        {
            update_id = 1,
            callback_query = new { id = "1", from = new { id = chat }, message = new { message_id = message.MessageId, chat = new { id = chat } }, data },
        });
        await PostAsync(body, secret);
    }

    /// <summary>Anything, with the right secret.</summary>
    public Task DeliverAsync(string body) => PostAsync(body, vendors.Telegram.WebhookSecret);

    private async Task PostAsync(string body, string? secret)
    {
        using var client = scenario.CreateClient("system", forwardedFor: Telegram, Direction.VendorToSystem);
        using var request = new HttpRequestMessage(HttpMethod.Post, scenario.Endpoints["telegram-webhook"].Path()) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (secret is not null)
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        using var response = await client.SendAsync(request);
        (LastStatus, LastAnswer) = ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private void Remember(Mocks.Telegram.ButtonPress press)
    {
        (LastStatus, LastAnswer) = (press.Status, press.Answer);
        if (!press.IsConfirmed)
            throw new UnexpectedAnswerException($"Telegram's update was expected to be accepted, but was answered with {press.Status}: {press.Answer}{press.Error}");
    }
}
