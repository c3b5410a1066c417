using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Mocks.Hosting;

namespace Mocks.Telegram;

/// <summary>Callback queries of one scenario: which are open, and their way to the system's webhook. See https://core.telegram.org/bots/api#setwebhook.</summary>
internal sealed class UpdateDelivery(ScenarioVendors scenario, VendorServerOptions options, ScenarioIds ids)
{
    /// <summary>One of Telegram's own addresses (149.154.160.0/20).</summary>
    private const string Address = "149.154.167.220";

    /// <summary>Documented as "after some time"; bots see it after some fifteen seconds up to minutes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly List<ButtonPress> _presses = [];
    private readonly Dictionary<string, DateTimeOffset> _open = new(StringComparer.Ordinal);
    private readonly List<string> _answers = [];
    private long _lastUpdate = ids.FirstNumber("update", 100_000_000, 600_000_000);

    public IReadOnlyList<ButtonPress> Presses
    {
        get
        {
            lock (_gate) return [.. _presses];
        }
    }

    /// <summary>What users were told after pressing.</summary>
    public IReadOnlyList<string> Answers
    {
        get
        {
            lock (_gate) return [.. _answers];
        }
    }

    /// <summary>answerCallbackQuery: once, and not too late.</summary>
    public void Answer(string? id, string? text)
    {
        lock (_gate)
        {
            if (id is null || !_open.Remove(id, out var since) || scenario.Clock.GetUtcNow() - since > Patience)
                throw BotError.BadRequest("query is too old and response timeout expired or query ID is invalid");
            if (text is { Length: > 200 }) throw BotError.BadRequest("MESSAGE_TOO_LONG");
            _answers.Add(text ?? "");
        }
    }

    public Task<ButtonPress> PressAsync(TelegramMessage message, TelegramButton button, JsonObject messageJson, long from, string firstName, string? path, string? secret)
    {
        string id;
        long update;
        lock (_gate)
        {
            update = ++_lastUpdate;
            id = string.Create(CultureInfo.InvariantCulture, $"{4_000_000_000_000_000_000L + update}");
            _open[id] = scenario.Clock.GetUtcNow();
        }

        var body = new JsonObject
        {
            ["update_id"] = update,
            ["callback_query"] = new JsonObject
            {
                ["id"] = id,
                ["from"] = new JsonObject { ["id"] = from, ["is_bot"] = false, ["first_name"] = firstName, ["language_code"] = "ru" },
                ["message"] = messageJson,
                ["chat_instance"] = string.Create(CultureInfo.InvariantCulture, $"{message.ChatId * 7919}"),
                ["data"] = button.CallbackData,
            },
        };
        return DeliverAsync(new ButtonPress(id, update, message.ChatId, button.CallbackData!, body.ToJsonString(), null, "", null), path, secret);
    }

    /// <summary>The last update once more, as after a lost answer.</summary>
    public Task<ButtonPress> RepeatAsync(string? path, string? secret) =>
        DeliverAsync(Presses.LastOrDefault() ?? throw new InvalidOperationException("There is no update to repeat: nobody has pressed a button yet."), path, secret);

    private async Task<ButtonPress> DeliverAsync(ButtonPress press, string? path, string? secret)
    {
        using var underWay = scenario.CallbackUnderWay();
        var delivered = await PostAsync(press, path ?? options.TelegramWebhookPath, secret ?? options.TelegramWebhookSecret);
        lock (_gate) _presses.Add(delivered);
        scenario.Log($"telegram {delivered}");
        return delivered;
    }

    private async Task<ButtonPress> PostAsync(ButtonPress press, string path, string secret)
    {
        if (scenario.CallbackClient is not { } clientFor)
            return press with { Error = "not delivered: ScenarioVendors.CallbackClient is not set (of the program: --callback), so the system cannot be reached" };
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.RelativeOrAbsolute)) { Content = new StringContent(press.Body, Encoding.UTF8, "application/json") };
            request.Headers.TryAddWithoutValidation("X-Telegram-Bot-Api-Secret-Token", secret);
            using var response = await clientFor(Address).SendAsync(request);
            return press with { Status = (int)response.StatusCode, Answer = await response.Content.ReadAsStringAsync(), Error = null };
        }
#pragma warning disable CA1031 // In process, the webhook's own exception comes through: the delivery carries it, whatever it is.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return press with { Error = $"{failure.GetType().Name}: {failure.Message}" };
        }
    }
}
