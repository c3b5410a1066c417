using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using RestSharp;
using RestSharp.Authenticators.OAuth2;
using SystemUnderTest.Http;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Notifications.Mail;

/// <summary>SendGrid's mail/send. See https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send.</summary>
internal sealed class SendGridMailer(IHttpClientFactory clients, IOptions<SendGridOptions> options, IOptions<MailOptions> mail, TimeProvider time) : IMailer
{
    public const string Name = "sendgrid";

    private static readonly TimeSpan WhenNotTold = TimeSpan.FromMinutes(1);

    public async Task SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        using var client = new RestClient(clients.CreateClient(Name), new RestClientOptions(settings.BaseUrl)
        {
            Authenticator = new OAuth2AuthorizationRequestHeaderAuthenticator(settings.ApiKey, "Bearer"),
        });
        var request = new RestRequest("mail/send", Method.Post).AddStringBody(JsonSerializer.Serialize(BodyOf(message)), ContentType.Json);
        var (response, isTimeUp) = await client.ExecuteWithinAsync(request, TimeSpan.FromSeconds(settings.TimeoutSeconds), time, cancellationToken);
        if (isTimeUp)
            throw new HttpRequestException($"SendGrid did not answer within {settings.TimeoutSeconds} s");
        switch ((int)response.StatusCode)
        {
            case 202:
                return;
            case 0:
                throw new HttpRequestException($"SendGrid could not be reached: {response.ResponseStatus}", response.ErrorException);
            case 429:
                throw new RetryLaterException("SendGrid is asked too often", UntilReset(response));
            case >= 400 and < 500 and not 401 and not 403:
                throw new GiveUpException($"SendGrid refuses the mail with {(int)response.StatusCode}: {response.Content}");
            default:
                throw new HttpRequestException($"SendGrid answered {(int)response.StatusCode}: {response.Content}");
        }
    }

    private object BodyOf(MailMessage message) => new
    {
        personalizations = new[] { new { to = new[] { new { email = message.To, name = message.ToName } } } },
        from = new { email = mail.Value.From, name = mail.Value.FromName },
        subject = message.Subject,
        content = new[] { new { type = "text/plain", value = message.Text } },
    };

    /// <summary>X-RateLimit-Reset is a moment, in Unix seconds.</summary>
    private TimeSpan UntilReset(RestResponse response)
    {
        var header = response.Headers?.FirstOrDefault(h => string.Equals(h.Name, "X-RateLimit-Reset", StringComparison.OrdinalIgnoreCase))?.Value;
        if (!long.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return WhenNotTold;
        var wait = DateTimeOffset.FromUnixTimeSeconds(seconds) - time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
