using System.Text.Json;
using Microsoft.Extensions.Options;
using RestSharp;
using SystemUnderTest.Http;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Notifications;

/// <summary>Telegram's Bot API, as far as it is needed here. See https://core.telegram.org/bots/api.</summary>
internal sealed class TelegramClient(IHttpClientFactory clients, IOptions<TelegramOptions> options, TimeProvider time)
{
    public const string Name = "telegram";

    /// <summary>Sends a message in Telegram's HTML with one button under it.</summary>
    /// <exception cref="RetryLaterException">Telegram is busy and says until when.</exception>
    /// <exception cref="GiveUpException">The chat is gone, the bot is blocked, or the message is refused.</exception>
    /// <exception cref="HttpRequestException">Telegram is out of reach.</exception>
    public async Task SendAsync(long chat, string html, string buttonText, string buttonUrl, CancellationToken cancellationToken)
    {
        var answer = await CallAsync("sendMessage", Method.Post, new
        {
            chat_id = chat,
            text = html,
            parse_mode = "HTML",
            reply_markup = new { inline_keyboard = new[] { new[] { new { text = buttonText, url = buttonUrl } } } },
        }, cancellationToken);
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

    /// <summary>Whether the token is accepted.</summary>
    public async Task<bool> IsWellAsync(CancellationToken cancellationToken) => (await CallAsync("getMe", Method.Get, null, cancellationToken)).Ok;

    private async Task<BotAnswer> CallAsync(string method, Method verb, object? body, CancellationToken cancellationToken)
    {
        // The token's colon would make "bot123:abc/sendMessage" an absolute address; as a part of the base it doesn't.
        using var client = new RestClient(clients.CreateClient(Name), new RestClientOptions($"{options.Value.BaseUrl.AbsoluteUri.TrimEnd('/')}/bot{options.Value.BotToken}/"));
        var request = new RestRequest(method, verb);
        if (body is not null)
            request.AddStringBody(JsonSerializer.Serialize(body), ContentType.Json);
        var (response, isTimeUp) = await client.ExecuteWithinAsync(request, TimeSpan.FromSeconds(options.Value.TimeoutSeconds), time, cancellationToken);
        if (isTimeUp)
            throw new HttpRequestException($"Telegram's {method} was not answered within {options.Value.TimeoutSeconds} s");
        if (response.ResponseStatus != ResponseStatus.Completed && (int)response.StatusCode == 0)
            throw new HttpRequestException($"Telegram's {method} was not answered: {response.ResponseStatus}", response.ErrorException);
        try
        {
            return JsonSerializer.Deserialize<BotAnswer>(response.Content ?? "", JsonSerializerOptions.Web) is { } answer ? answer with { ErrorCode = answer.ErrorCode == 0 ? (int)response.StatusCode : answer.ErrorCode } : throw new JsonException("null");
        }
        catch (JsonException error)
        {
            throw new HttpRequestException($"Telegram's {method} was answered with {(int)response.StatusCode} and something that is not its JSON", error);
        }
    }

    private sealed record BotAnswer(
        bool Ok,
        [property: System.Text.Json.Serialization.JsonPropertyName("error_code")] int ErrorCode,
        string? Description,
        BotParameters? Parameters);

    private sealed record BotParameters([property: System.Text.Json.Serialization.JsonPropertyName("retry_after")] int? RetryAfter);
}
