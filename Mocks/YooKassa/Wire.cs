using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mocks.YooKassa;

/// <summary>The JSON of YooKassa's objects.</summary>
internal static class Wire
{
    /// <summary>YooKassa's commission in this fake: income_amount is what is left.</summary>
    private const decimal Commission = 0.035m;

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(JsonNode node) => node.ToJsonString(Options);

    public static JsonObject Of(YooKassaPayment payment, string shopId)
    {
        var json = new JsonObject
        {
            ["id"] = payment.Id,
            ["status"] = payment.Status,
            ["paid"] = payment.Paid,
            ["amount"] = Amount(payment.Amount, payment.Currency),
            ["created_at"] = Time(payment.CreatedAt),
            ["test"] = true,
            ["refundable"] = payment.Refundable > 0,
            ["metadata"] = new JsonObject(payment.Metadata.Select(m => KeyValuePair.Create(m.Key, (JsonNode?)m.Value))),
            ["recipient"] = new JsonObject { ["account_id"] = shopId, ["gateway_id"] = "1700700" },
        };
        if (payment.Description is not null) json["description"] = payment.Description;
        if (payment.Status == PaymentStatus.Pending && payment.ConfirmationType is { } type) json["confirmation"] = Confirmation(payment, type);
        if (payment.CapturedAt is { } capturedAt) json["captured_at"] = Time(capturedAt);
        if (payment.ExpiresAt is { } expiresAt) json["expires_at"] = Time(expiresAt);
        if (payment.Status == PaymentStatus.Succeeded)
        {
            json["income_amount"] = Amount(decimal.Round(payment.Amount * (1 - Commission), 2), payment.Currency);
            json["refunded_amount"] = Amount(payment.RefundedAmount, payment.Currency);
        }

        if (payment.Paid || payment.CancellationParty == "payment_network") json["payment_method"] = Card(payment);
        if (payment.CancellationReason is { } reason) json["cancellation_details"] = new JsonObject { ["party"] = payment.CancellationParty, ["reason"] = reason };
        return json;
    }

    public static JsonObject Of(YooKassaRefund refund)
    {
        var json = new JsonObject
        {
            ["id"] = refund.Id,
            ["payment_id"] = refund.PaymentId,
            ["status"] = refund.Status,
            ["created_at"] = Time(refund.CreatedAt),
            ["amount"] = Amount(refund.Amount, refund.Currency),
        };
        if (refund.Description is not null) json["description"] = refund.Description;
        return json;
    }

    public static JsonObject Error(string id, string code, string description, string? parameter)
    {
        var json = new JsonObject { ["type"] = "error", ["id"] = id, ["code"] = code, ["description"] = description };
        if (parameter is not null) json["parameter"] = parameter;
        return json;
    }

    public static JsonObject Notification(string @event, JsonNode @object) => new() { ["type"] = "notification", ["event"] = @event, ["object"] = @object.DeepClone() };

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static JsonObject Amount(decimal value, string currency) =>
        new() { ["value"] = value.ToString("0.00", CultureInfo.InvariantCulture), ["currency"] = currency };

    private static JsonObject Confirmation(YooKassaPayment payment, string type)
    {
        var json = new JsonObject { ["type"] = type };
        switch (type)
        {
            case "embedded": json["confirmation_token"] = $"ct-{payment.Id}"; break;
            case "qr": json["confirmation_data"] = payment.ConfirmationUrl; break;
            case "external": break;
            default:
                json["return_url"] = payment.ReturnUrl;
                json["confirmation_url"] = payment.ConfirmationUrl;
                break;
        }

        return json;
    }

    private static JsonObject Card(YooKassaPayment payment) => new()
    {
        ["type"] = "bank_card",
        ["id"] = payment.Id,
        ["saved"] = false,
        ["status"] = "inactive",
        ["title"] = "Bank card *4477",
        ["card"] = new JsonObject
        {
            ["first6"] = "555555",
            ["last4"] = "4477",
            ["expiry_month"] = "01",
            ["expiry_year"] = "2030",
            ["card_type"] = "MasterCard",
            ["issuer_country"] = "RU",
        },
    };
}
