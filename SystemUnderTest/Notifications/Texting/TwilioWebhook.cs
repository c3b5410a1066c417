using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using SystemUnderTest.Notifications.Deliveries;

namespace SystemUnderTest.Notifications.Texting;

/// <summary>
/// Twilio's status callback: a form, signed over our address and all fields. See https://www.twilio.com/docs/usage/security#validating-requests.
/// </summary>
internal static class TwilioWebhook
{
    private const string Header = "X-Twilio-Signature";

    public static async Task<Ok> TakeAsync(HttpRequest request, DeliveryLog log, IOptions<TwilioOptions> options, CancellationToken cancellationToken)
    {
        var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(await WebhookBody.ReadAsync(request, cancellationToken)));
        var expected = SignatureOf(options.Value.CallbackUrl!.AbsoluteUri + request.QueryString, form.SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? ""))), options.Value.AuthToken);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(request.Headers[Header].ToString())))
            throw WebhookBody.NotAuthentic("Twilio");
        var status = form["MessageStatus"].ToString() switch
        {
            "delivered" => DeliveryStatus.Delivered,
            "undelivered" or "failed" => DeliveryStatus.Bounced,
            _ => null,
        };
        if (status is not null)
            await log.ReportAsync(TwilioSender.Name, Guid.TryParse(request.Query["delivery"], out var delivery) ? delivery : null, form["MessageSid"].ToString(), status, status == DeliveryStatus.Bounced ? $"twilio: {form["MessageStatus"]} {form["ErrorCode"]}".Trim() : null, cancellationToken);
        return TypedResults.Ok();
    }

    /// <summary>base64 of the HMAC-SHA1 over the address and each field, sorted by name, without anything in between.</summary>
    private static string SignatureOf(string url, IEnumerable<KeyValuePair<string, string>> fields, string key)
    {
        var signed = new StringBuilder(url);
        foreach (var (name, value) in fields.OrderBy(f => f.Key, StringComparer.Ordinal))
            signed.Append(name).Append(value);
#pragma warning disable CA5350 // Twilio signs with SHA-1.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(signed.ToString())));
#pragma warning restore CA5350
    }
}
