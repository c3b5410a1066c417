using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using RestSharp;
using SystemUnderTest.Http;

namespace SystemUnderTest.Notifications.Texting;

/// <summary>SMS.ru. See https://sms.ru/api. Every answer is a 200; the codes inside say what it means.</summary>
internal sealed class SmsRuSender(VendorHttp http, IOptions<SmsRuOptions> options) : ISmsSender
{
    public const string Name = "sms_ru";

    private const int Taken = 100;
    private const int SaidJustNow = 231;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public string Code => Name;

    public async Task<string> SendAsync(Sms message, Guid delivery, CancellationToken cancellationToken)
    {
        var (code, id, why) = await TellAsync(message, cancellationToken);
        return code == Taken ? id : throw TroubleOf(code, why);
    }

    /// <summary>
    /// SMS.ru cannot be asked for a message of which nobody knows the number, but it refuses to send the same text to the same phone within a minute:
    /// telling it again sends the message if it was not sent, and says so if it was.
    /// </summary>
    public async Task<string?> FindAsync(Sms message, Guid delivery, CancellationToken cancellationToken)
    {
        var (code, id, _) = await TellAsync(message, cancellationToken);
        return code switch
        {
            Taken => id,
            SaidJustNow => $"unknown-{delivery:N}",
            _ => null,
        };
    }

    public async Task<bool> IsWellAsync(CancellationToken cancellationToken) =>
        await CallAsync(new RestRequest("auth/check", Method.Post), cancellationToken) is { IsSuccess: true } reply && Read(reply)?.StatusCode == Taken;

    private async Task<(int Code, string Id, string Why)> TellAsync(Sms message, CancellationToken cancellationToken)
    {
        var request = new RestRequest("sms/send", Method.Post)
            .AddParameter("to", message.To.TrimStart('+'), ParameterType.GetOrPost)
            .AddParameter("msg", message.Text, ParameterType.GetOrPost);
        var reply = await CallAsync(request, cancellationToken);
        if (!reply.IsSuccess)
            throw MessageTrouble.Of(Name, reply);
        var answer = Read(reply) ?? throw new MessageTrouble(TroubleKind.Unknown, $"sms_ru answered with something that was not expected: {reply.Summary}");
        if (answer.StatusCode != Taken)
            return (answer.StatusCode, "", answer.StatusText ?? "");

        // That the call was fine says nothing of the number.
        if (answer.Sms is not { Count: 1 } || answer.Sms.Values.Single() is not { } one || (one.StatusCode == Taken && string.IsNullOrEmpty(one.SmsId)))
            throw new MessageTrouble(TroubleKind.Unknown, $"sms_ru does not say what became of the number: {reply.Summary}");
        return (one.StatusCode, one.SmsId ?? "", one.StatusText ?? "");
    }

    /// <summary>Texts change with the page's age; codes do not.</summary>
    private static MessageTrouble TroubleOf(int code, string why)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"sms_ru: {why} ({code})");
        return code switch
        {
            202 => new MessageTrouble(TroubleKind.Undeliverable, text),
            206 or 230 or SaidJustNow or 232 or 233 => new MessageTrouble(TroubleKind.Busy, text, Minute),
            200 or 201 or 220 or 300 or 301 or 302 or 500 => new MessageTrouble(TroubleKind.Failing, text),
            _ => new MessageTrouble(TroubleKind.Refused, text),
        };
    }

    private Task<VendorReply> CallAsync(RestRequest request, CancellationToken cancellationToken) => http.CallAsync(
        Name,
        options.Value.BaseUrl,
        request.AddParameter("api_id", options.Value.ApiId, ParameterType.GetOrPost).AddParameter("json", "1", ParameterType.GetOrPost),
        TimeSpan.FromSeconds(options.Value.TimeoutSeconds),
        null,
        cancellationToken);

    private static Answer? Read(VendorReply reply)
    {
        try
        {
            return JsonSerializer.Deserialize<Answer>(reply.Body, WebhookBody.Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Answer(string? Status, int StatusCode, string? StatusText, Dictionary<string, AnswerForNumber?>? Sms);

    private sealed record AnswerForNumber(string? Status, int StatusCode, string? SmsId, string? StatusText);
}

internal sealed class SmsRuOptions
{
    [Required]
    public Uri BaseUrl { get; set; } = new("https://sms.ru/");

    /// <summary>Who we are, and what callbacks are hashed with.</summary>
    [Required]
    public string ApiId { get; set; } = "";

    /// <summary>Seconds that a call may take.</summary>
    [Range(0.05, 300)]
    public double TimeoutSeconds { get; set; } = 10;
}
