using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Microsoft.Extensions.Options;
using RestSharp;
using RestSharp.Authenticators;
using SystemUnderTest.Http;

namespace SystemUnderTest.Notifications.Mailing;

/// <summary>Mailgun's messages. See https://documentation.mailgun.com/docs/mailgun/api-reference/send/mailgun/messages.</summary>
internal sealed class MailgunMailer(VendorHttp http, IOptions<MailgunOptions> options, IOptions<MailOptions> mail) : IMailer
{
    public const string Name = "mailgun";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower };

    public string Code => Name;

    public async Task<string> SendAsync(Mail message, Guid delivery, CancellationToken cancellationToken)
    {
        var request = new RestRequest($"{options.Value.Domain}/messages", Method.Post)
            .AddParameter("from", MailText.Mailbox(mail.Value.FromName, mail.Value.From), ParameterType.GetOrPost)
            .AddParameter("to", MailText.Mailbox(message.ToName, message.To), ParameterType.GetOrPost)
            .AddParameter("subject", message.Subject, ParameterType.GetOrPost)
            .AddParameter("text", message.Text, ParameterType.GetOrPost)
            .AddParameter("h:Message-Id", $"<{IdOf(delivery)}>", ParameterType.GetOrPost)
            .AddParameter("v:delivery", delivery.ToString(), ParameterType.GetOrPost);
        var reply = await CallAsync(request, cancellationToken);
        if (reply.IsSuccess && Read<Answer>(reply)?.Id is { Length: > 0 } id)
            return id.Trim('<', '>');
        throw reply is { IsAnswered: true, Status: 400 } && reply.Body.Contains("not a valid address", StringComparison.OrdinalIgnoreCase)
            ? new MessageTrouble(TroubleKind.Undeliverable, $"mailgun: {reply.Summary}")
            : MessageTrouble.Of(Name, reply);
    }

    /// <summary>Our Message-Id is in Mailgun's events, if it has the mail.</summary>
    public async Task<string?> FindAsync(Mail message, Guid delivery, CancellationToken cancellationToken)
    {
        var reply = await CallAsync(new RestRequest($"{options.Value.Domain}/events").AddQueryParameter("event", "accepted").AddQueryParameter("message-id", IdOf(delivery)).AddQueryParameter("limit", "1"), cancellationToken);
        return reply.IsSuccess && Read<Events>(reply)?.Items is { Count: > 0 } ? IdOf(delivery) : null;
    }

    public async Task<bool> IsWellAsync(CancellationToken cancellationToken) => (await CallAsync(new RestRequest($"domains/{options.Value.Domain}"), cancellationToken)).IsSuccess;

    private string IdOf(Guid delivery) => $"{delivery:N}@{options.Value.Domain}";

    private Task<VendorReply> CallAsync(RestRequest request, CancellationToken cancellationToken) =>
        http.CallAsync(Name, options.Value.BaseUrl, request, TimeSpan.FromSeconds(options.Value.TimeoutSeconds), new HttpBasicAuthenticator("api", options.Value.ApiKey), cancellationToken);

    private static T? Read<T>(VendorReply reply)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(reply.Body, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Answer(string? Id, string? Message);

    private sealed record Events(List<JsonElement>? Items);
}

internal sealed class MailgunOptions
{
    [Required]
    public Uri BaseUrl { get; set; } = new("https://api.mailgun.net/v3/");

    /// <summary>Our domain there; it has to be in the region of the address above.</summary>
    [Required]
    public string Domain { get; set; } = "";

    [Required]
    public string ApiKey { get; set; } = "";

    /// <summary>What Mailgun signs its webhooks with; not the API key.</summary>
    [Required]
    public string WebhookSigningKey { get; set; } = "";

    /// <summary>Seconds that a call may take.</summary>
    [Range(0.05, 300)]
    public double TimeoutSeconds { get; set; } = 10;
}
