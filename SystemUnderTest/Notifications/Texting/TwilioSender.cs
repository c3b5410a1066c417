using System.Buffers.Binary;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using RestSharp;
using RestSharp.Authenticators;
using SystemUnderTest.Http;

namespace SystemUnderTest.Notifications.Texting;

/// <summary>Twilio's Programmable Messaging. See https://www.twilio.com/docs/messaging/api/message-resource.</summary>
internal sealed class TwilioSender(VendorHttp http, IOptions<TwilioOptions> options) : ISmsSender
{
    public const string Name = "twilio";

    /// <summary>Twilio's clock is another, and says whole seconds.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    /// <summary>Twilio's codes of numbers at which nobody can be reached, whoever sends.</summary>
    private static readonly int[] Undeliverable = [21211, 21614, 21610];

    public string Code => Name;

    public async Task<string> SendAsync(Sms message, Guid delivery, CancellationToken cancellationToken)
    {
        var request = new RestRequest(Messages, Method.Post)
            .AddParameter("To", message.To, ParameterType.GetOrPost)
            .AddParameter("From", options.Value.From, ParameterType.GetOrPost)
            .AddParameter("Body", message.Text, ParameterType.GetOrPost)
            .AddParameter("StatusCallback", options.Value.StatusCallback(delivery).ToString(), ParameterType.GetOrPost);
        var reply = await CallAsync(request, cancellationToken);
        if (reply is { IsAnswered: true, Status: 201 } && Read<TwilioMessage>(reply)?.Sid is { Length: > 0 } sid)
            return sid;
        throw reply is { IsAnswered: true, Status: 400 } && Read<TwilioError>(reply) is { } error && Undeliverable.Contains(error.Code)
            ? new MessageTrouble(TroubleKind.Undeliverable, string.Create(CultureInfo.InvariantCulture, $"twilio: {error.Message} ({error.Code})"))
            : MessageTrouble.Of(Name, reply);
    }

    /// <summary>Twilio knows no idempotency key: a message to this number with this text, made since the delivery began, is the one, however long ago that was.</summary>
    public async Task<string?> FindAsync(Sms message, Guid delivery, CancellationToken cancellationToken)
    {
        var reply = await CallAsync(new RestRequest(Messages).AddQueryParameter("To", message.To).AddQueryParameter("PageSize", "20"), cancellationToken);
        return reply.IsSuccess
            ? Read<TwilioList>(reply)?.Messages?.FirstOrDefault(m => m.Body == message.Text && m.To == message.To && m.CreatedAt >= BeganAt(delivery) - ClockSkew && m.Status is not ("failed" or "undelivered" or "canceled"))?.Sid
            : null;
    }

    public async Task<bool> IsWellAsync(CancellationToken cancellationToken) => (await CallAsync(new RestRequest($"Accounts/{options.Value.AccountSid}.json"), cancellationToken)).IsSuccess;

    /// <summary>The first 48 bits of a version 7 UUID are the milliseconds since 1970 (RFC 9562).</summary>
    private static DateTimeOffset BeganAt(Guid delivery) => DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(delivery.ToByteArray(bigEndian: true)) >>> 16);

    private string Messages => $"Accounts/{options.Value.AccountSid}/Messages.json";

    private Task<VendorReply> CallAsync(RestRequest request, CancellationToken cancellationToken) => http.CallAsync(
        Name, options.Value.BaseUrl, request, TimeSpan.FromSeconds(options.Value.TimeoutSeconds), new HttpBasicAuthenticator(options.Value.AccountSid, options.Value.AuthToken), cancellationToken);

    private static T? Read<T>(VendorReply reply)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(reply.Body, WebhookBody.Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Its "status" is a number, that of a message a text.</summary>
    private sealed record TwilioError(int Code, string? Message);

    private sealed record TwilioList(List<TwilioMessage>? Messages);

    private sealed record TwilioMessage(string? Sid, string? To, string? Body, string? Status, string? DateCreated)
    {
        /// <summary>As in a mail's header: "Sun, 01 Feb 2026 12:00:00 +0000".</summary>
        public DateTimeOffset? CreatedAt => DateTimeOffset.TryParse(DateCreated, CultureInfo.InvariantCulture, out var at) ? at : null;
    }
}

internal sealed class TwilioOptions
{
    [Required]
    public Uri BaseUrl { get; set; } = new("https://api.twilio.com/2010-04-01/");

    [Required]
    public string AccountSid { get; set; } = "";

    /// <summary>The password, and what callbacks are signed with.</summary>
    [Required]
    public string AuthToken { get; set; } = "";

    /// <summary>Our number, in E.164.</summary>
    [Required, RegularExpression(@"^\+[1-9][0-9]{7,14}$")]
    public string From { get; set; } = "";

    /// <summary>Where Twilio finds our webhook. Its signature is over this address, whatever a proxy makes of it.</summary>
    [Required]
    public Uri? CallbackUrl { get; set; }

    /// <summary>Seconds that a call may take.</summary>
    [Range(0.05, 300)]
    public double TimeoutSeconds { get; set; } = 10;

    public Uri StatusCallback(Guid delivery) => new($"{CallbackUrl!.AbsoluteUri}?delivery={delivery}");
}
