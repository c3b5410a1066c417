using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using RestSharp;
using RestSharp.Authenticators.OAuth2;
using SystemUnderTest.Http;

namespace SystemUnderTest.Notifications.Mailing;

/// <summary>SendGrid's mail/send. See https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send.</summary>
internal sealed class SendGridMailer(VendorHttp http, IOptions<SendGridOptions> options, IOptions<MailOptions> mail, TimeProvider time) : IMailer
{
    public const string Name = "sendgrid";

    public string Code => Name;

    public async Task<string> SendAsync(Mail message, Guid delivery, CancellationToken cancellationToken)
    {
        var reply = await CallAsync(new RestRequest("mail/send", Method.Post).AddStringBody(JsonSerializer.Serialize(BodyOf(message, delivery)), ContentType.Json), cancellationToken);
        return reply switch
        {
            { IsAnswered: true, Status: 202 } => reply.Header("X-Message-Id") ?? "",
            { IsAnswered: true, Status: 429 } => throw new MessageTrouble(TroubleKind.Busy, "sendgrid is asked too often", UntilReset(reply)),
            _ => throw MessageTrouble.Of(Name, reply),
        };
    }

    /// <summary>The mails' activity, where the account has that; without it, SendGrid cannot be asked.</summary>
    public async Task<string?> FindAsync(Mail message, Guid delivery, CancellationToken cancellationToken)
    {
        var reply = await CallAsync(new RestRequest("messages").AddQueryParameter("limit", "1").AddQueryParameter("query", $"unique_args['delivery']=\"{delivery}\""), cancellationToken);
        if (!reply.IsSuccess)
            return null;
        try
        {
            return JsonSerializer.Deserialize<Activity>(reply.Body)?.Messages?.FirstOrDefault()?.Id;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public async Task<bool> IsWellAsync(CancellationToken cancellationToken) => (await CallAsync(new RestRequest("scopes"), cancellationToken)).IsSuccess;

    private Task<VendorReply> CallAsync(RestRequest request, CancellationToken cancellationToken) => http.CallAsync(
        Name, options.Value.BaseUrl, request, TimeSpan.FromSeconds(options.Value.TimeoutSeconds), new OAuth2AuthorizationRequestHeaderAuthenticator(options.Value.ApiKey, "Bearer"), cancellationToken);

    private object BodyOf(Mail message, Guid delivery) => new
    {
        personalizations = new[] { new { to = new[] { new { email = message.To, name = message.ToName } } } },
        from = new { email = mail.Value.From, name = mail.Value.FromName },
        subject = message.Subject,
        content = new[] { new { type = "text/plain", value = message.Text } },
        custom_args = new { delivery = delivery.ToString() },
    };

    /// <summary>X-RateLimit-Reset is a moment, in Unix seconds.</summary>
    private TimeSpan? UntilReset(VendorReply reply)
    {
        if (!long.TryParse(reply.Header("X-RateLimit-Reset"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return null;
        var wait = DateTimeOffset.FromUnixTimeSeconds(seconds) - time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    private sealed record Activity([property: System.Text.Json.Serialization.JsonPropertyName("messages")] List<ActivityMessage>? Messages);

    private sealed record ActivityMessage([property: System.Text.Json.Serialization.JsonPropertyName("msg_id")] string? Id);
}
