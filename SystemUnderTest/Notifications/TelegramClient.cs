using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using RestSharp;
using SystemUnderTest.Http;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Notifications;

/// <summary>A button under a message: it opens an address, or sends its data to us.</summary>
internal sealed record TelegramButton(string Text, string? Url = null, string? CallbackData = null);

/// <summary>Telegram's Bot API, as far as it is needed here. See https://core.telegram.org/bots/api.</summary>
internal sealed class TelegramClient(IHttpClientFactory clients, IOptions<TelegramOptions> options, TimeProvider time)
{
    public const string Name = "telegram";

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Sends a message in Telegram's HTML with its buttons, one a row.</summary>
    /// <returns>The message's number in its chat.</returns>
    /// <exception cref="RetryLaterException">Telegram is busy and says until when.</exception>
    /// <exception cref="GiveUpException">The chat is gone, the bot is blocked, or the message is refused.</exception>
    /// <exception cref="HttpRequestException">Telegram is out of reach.</exception>
    public async Task<long> SendAsync(long chat, string html, IReadOnlyList<TelegramButton> buttons, CancellationToken cancellationToken)
    {
        var answer = await CallAsync("sendMessage", Method.Post, new { ChatId = chat, Text = html, ParseMode = "HTML", ReplyMarkup = Keyboard(buttons) }, cancellationToken);
        ThrowUnlessDone(answer);
        return answer.Result.GetProperty("message_id").GetInt64();
    }

    /// <summary>Changes a message; one that is like that already, or has been deleted, needs nothing more.</summary>
    /// <exception cref="RetryLaterException">Telegram is busy and says until when.</exception>
    /// <exception cref="GiveUpException">The bot is blocked, or the change is refused.</exception>
    /// <exception cref="HttpRequestException">Telegram is out of reach.</exception>
    public async Task EditAsync(long chat, long message, (string Html, IReadOnlyList<TelegramButton> Buttons) content, CancellationToken cancellationToken)
    {
        var answer = await CallAsync("editMessageText", Method.Post, new { ChatId = chat, MessageId = message, Text = content.Html, ParseMode = "HTML", ReplyMarkup = Keyboard(content.Buttons) }, cancellationToken);
        var needsNothing = answer.ErrorCode == 400 && answer.Description is { } why
            && (why.Contains("message is not modified", StringComparison.Ordinal) || why.Contains("message to edit not found", StringComparison.Ordinal));
        if (!needsNothing)
            ThrowUnlessDone(answer);
    }

    /// <summary>Tells the person who pressed a button what came of it. If that is too late, nobody waits for it any more.</summary>
    /// <exception cref="RetryLaterException">Telegram is busy and says until when.</exception>
    /// <exception cref="HttpRequestException">Telegram is out of reach.</exception>
    public async Task AnswerPressAsync(string press, string text, CancellationToken cancellationToken)
    {
        var answer = await CallAsync("answerCallbackQuery", Method.Post, new { CallbackQueryId = press, Text = text }, cancellationToken);
        if (answer.ErrorCode != 400)
            ThrowUnlessDone(answer);
    }

    /// <summary>Whether the token is accepted.</summary>
    public async Task<bool> IsWellAsync(CancellationToken cancellationToken) => (await CallAsync("getMe", Method.Get, null, cancellationToken)).Ok;

    private static object? Keyboard(IReadOnlyList<TelegramButton> buttons) =>
        buttons.Count == 0 ? null : new { InlineKeyboard = buttons.Select(b => new[] { b }) };

    private static void ThrowUnlessDone(BotAnswer answer)
    {
        switch (answer)
        {
            case { Ok: true }:
                return;
            case { ErrorCode: 429 }:
                throw new RetryLaterException(answer.Description ?? "Too Many Requests", TimeSpan.FromSeconds(answer.Parameters?.RetryAfter ?? 30));
            case { ErrorCode: 400 or 403 }:
                throw new GiveUpException($"Telegram refuses the message: {answer.Description}");
            default:
                throw new HttpRequestException($"Telegram answered {answer.ErrorCode}: {answer.Description}");
        }
    }

    private async Task<BotAnswer> CallAsync(string method, Method verb, object? body, CancellationToken cancellationToken)
    {
        // The token's colon would make "bot123:abc/sendMessage" an absolute address; as a part of the base it doesn't.
        using var client = new RestClient(clients.CreateClient(Name), new RestClientOptions($"{options.Value.BaseUrl.AbsoluteUri.TrimEnd('/')}/bot{options.Value.BotToken}/"));
        var request = new RestRequest(method, verb);
        if (body is not null)
            request.AddStringBody(JsonSerializer.Serialize(body, Json), ContentType.Json);
        var (response, isTimeUp) = await client.ExecuteWithinAsync(request, TimeSpan.FromSeconds(options.Value.TimeoutSeconds), time, cancellationToken);
        if (isTimeUp)
            throw new HttpRequestException($"Telegram's {method} was not answered within {options.Value.TimeoutSeconds} s");
        if (response.ResponseStatus != ResponseStatus.Completed && (int)response.StatusCode == 0)
            throw new HttpRequestException($"Telegram's {method} was not answered: {response.ResponseStatus}", response.ErrorException);
        try
        {
            return JsonSerializer.Deserialize<BotAnswer>(response.Content ?? "", Json) is { } answer ? answer with { ErrorCode = answer.ErrorCode == 0 ? (int)response.StatusCode : answer.ErrorCode } : throw new JsonException("null");
        }
        catch (JsonException error)
        {
            throw new HttpRequestException($"Telegram's {method} was answered with {(int)response.StatusCode} and something that is not its JSON", error);
        }
    }

    private sealed record BotAnswer(bool Ok, int ErrorCode, string? Description, BotParameters? Parameters, JsonElement Result);

    private sealed record BotParameters(int? RetryAfter);
}
