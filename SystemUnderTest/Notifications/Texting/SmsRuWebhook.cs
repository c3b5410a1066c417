using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using SystemUnderTest.Http;
using SystemUnderTest.Notifications.Deliveries;

namespace SystemUnderTest.Notifications.Texting;

/// <summary>SMS.ru's callback: entries of lines in a form, with a hash. What is not answered by "100" comes again, for days.</summary>
internal static class SmsRuWebhook
{
    private const string Accepted = "100";

    public static async Task<ContentHttpResult> TakeAsync(HttpRequest request, DeliveryLog log, IOptions<SmsRuOptions> options, CancellationToken cancellationToken)
    {
        var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(await WebhookBody.ReadAsync(request, cancellationToken)));
        var entries = form.Where(f => f.Key.StartsWith("data[", StringComparison.Ordinal)).SelectMany(f => f.Value).OfType<string>().ToList();
        var expected = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(options.Value.ApiId + string.Concat(entries))));
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(form.TryGetValue("hash", out var hash) ? hash.ToString() : "")))
            throw WebhookBody.NotAuthentic("SMS.ru");
        var isKnown = true;
        foreach (var entry in entries)
        {
            if (entry.Split('\n') is ["sms_status", var id, var code, ..] && StatusOf(code) is { } status)
                isKnown &= await log.ReportAsync(SmsRuSender.Name, null, id, status, status == DeliveryStatus.Bounced ? $"sms_ru: {code}" : null, cancellationToken);
        }

        // A status may overtake the answer to the message that it is about: then it has to come again.
        return isKnown ? TypedResults.Text(Accepted) : throw Refusal.NotFound("message");
    }

    private static string? StatusOf(string code) => code switch
    {
        "103" or "110" => DeliveryStatus.Delivered,
        "104" or "105" or "106" or "107" or "108" or "150" => DeliveryStatus.Bounced,
        _ => null,
    };
}
