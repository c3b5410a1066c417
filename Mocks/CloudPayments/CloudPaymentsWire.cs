using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mocks.Hosting;

namespace Mocks.CloudPayments;

/// <summary>CloudPayments' JSON, and the fields of its notifications.</summary>
internal static class CloudPaymentsWire
{
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static VendorAnswer Answer(bool success, string? message, JsonNode? model, int status = 200) =>
        new(status, new JsonObject { ["Model"] = model, ["Success"] = success, ["Message"] = message }.ToJsonString(Written));

    /// <summary>The third outcome of a payment: a transaction, approved or declined.</summary>
    public static VendorAnswer Outcome(CloudPaymentsTransaction payment) => Answer(payment.Status != CloudPaymentsStatus.Declined, null, Json(payment));

    /// <summary>The second outcome: the cardholder has to pass 3-D Secure at the bank's page.</summary>
    public static VendorAnswer Authentication(CloudPaymentsTransaction payment) => Answer(false, null, new JsonObject
    {
        ["TransactionId"] = payment.Id,
        ["PaReq"] = PaReq(payment),
        ["GoReq"] = null,
        ["AcsUrl"] = "https://acs.example.test/3ds",
        ["ThreeDsCallbackId"] = null,
    });

    public static string PaReq(CloudPaymentsTransaction payment) => $"pareq-{payment.Id.ToString(CultureInfo.InvariantCulture)}";

    public static JsonObject Json(CloudPaymentsTransaction p)
    {
        var (reason, message) = CloudPaymentsReasons.Of(p.ReasonCode);
        return new JsonObject
        {
            ["TransactionId"] = p.Id,
            ["Amount"] = p.Amount,
            ["Currency"] = p.Currency,
            ["CurrencyCode"] = 0,
            ["InvoiceId"] = p.InvoiceId,
            ["AccountId"] = p.AccountId,
            ["Email"] = p.Email,
            ["Description"] = p.Description,
            ["JsonData"] = p.JsonData,
            ["CreatedDate"] = string.Create(CultureInfo.InvariantCulture, $"/Date({p.CreatedAt.ToUnixTimeMilliseconds()})/"),
            ["CreatedDateIso"] = Iso(p.CreatedAt),
            ["AuthCode"] = p.ReasonCode == 0 ? "A1B2C3" : null,
            ["TestMode"] = true,
            ["IpAddress"] = null,
            ["CardFirstSix"] = p.CardFirstSix,
            ["CardLastFour"] = p.CardLastFour,
            ["CardExpDate"] = "12/30",
            ["CardType"] = CardType(p),
            ["CardTypeCode"] = 0,
            ["Issuer"] = "Fake Bank",
            ["Status"] = p.Status,
            ["StatusCode"] = CloudPaymentsStatus.CodeOf(p.Status),
            ["Reason"] = reason,
            ["ReasonCode"] = p.ReasonCode,
            ["CardHolderMessage"] = message,
            ["Name"] = null,
            ["Token"] = p.ReasonCode == 0 ? Token(p) : null,
            ["Refunded"] = p.Status == CloudPaymentsStatus.Completed && p.RefundedAmount == p.Amount,
        };
    }

    public static JsonObject Json(CloudPaymentsOrder order) => new()
    {
        ["Id"] = order.Id,
        ["Number"] = order.Number,
        ["Amount"] = order.Amount,
        ["Currency"] = order.Currency,
        ["CurrencyCode"] = 0,
        ["Email"] = order.Email,
        ["Description"] = order.Description,
        ["RequireConfirmation"] = order.IsTwoStage,
        ["Url"] = order.Url,
        ["InvoiceId"] = order.InvoiceId,
        ["StatusCode"] = order.Status switch { "Created" => 0, "Paid" => 3, _ => 4 },
        ["Status"] = order.Status,
    };

    /// <summary>What every notification about a payment says.</summary>
    public static List<KeyValuePair<string, string>> Notification(CloudPaymentsTransaction p)
    {
        List<KeyValuePair<string, string>> fields =
        [
            new("TransactionId", Id(p.Id)), new("Amount", Money(p.Amount)), new("Currency", p.Currency), new("PaymentAmount", Money(p.Amount)), new("PaymentCurrency", p.Currency),
            new("DateTime", At(p.CreatedAt)), new("CardFirstSix", p.CardFirstSix), new("CardLastFour", p.CardLastFour), new("CardType", CardType(p)), new("CardExpDate", "12/30"),
            new("TestMode", "1"), new("Status", p.Status), new("OperationType", "Payment"), new("GatewayName", "Fake"),
        ];
        Add(fields, ("InvoiceId", p.InvoiceId), ("AccountId", p.AccountId), ("Email", p.Email), ("Description", p.Description), ("Data", p.JsonData));
        return fields;
    }

    public static List<KeyValuePair<string, string>> Notification(CloudPaymentsRefund refund, CloudPaymentsTransaction p)
    {
        List<KeyValuePair<string, string>> fields =
        [
            new("TransactionId", Id(refund.Id)), new("PaymentTransactionId", Id(p.Id)), new("Amount", Money(refund.Amount)), new("Currency", p.Currency), new("DateTime", At(refund.CreatedAt)), new("OperationType", "Refund"),
        ];
        Add(fields, ("InvoiceId", p.InvoiceId), ("AccountId", p.AccountId), ("Email", p.Email), ("Data", p.JsonData));
        return fields;
    }

    public static string Token(CloudPaymentsTransaction p) => $"tk_{p.CardFirstSix}{p.CardLastFour}";

    public static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    public static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static void Add(List<KeyValuePair<string, string>> fields, params IEnumerable<(string Name, string? Value)> optional) =>
        fields.AddRange(optional.Where(o => o.Value is not null).Select(o => KeyValuePair.Create(o.Name, o.Value!)));

    private static string CardType(CloudPaymentsTransaction p) => p.CardFirstSix[0] switch { '4' => "Visa", '5' => "MasterCard", '2' => "MIR", _ => "Unknown" };

    /// <summary>UTC, without a zone.</summary>
    private static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private static string At(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
