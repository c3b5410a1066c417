using System.Text.Json.Nodes;

namespace Mocks.YooKassa;

/// <summary>POST /payments, checked.</summary>
internal sealed record PaymentRequest(
    Money Amount, bool Capture, string? Description, IReadOnlyDictionary<string, string> Metadata, string? ConfirmationType, string? ReturnUrl)
{
    private static readonly string[] Confirmations = ["redirect", "embedded", "external", "qr", "mobile_application"];

    private static readonly string[] Methods =
    [
        "bank_card", "yoo_money", "sbp", "sberbank", "tinkoff_bank", "mobile_balance", "cash", "b2b_sberbank", "sber_loan", "sber_bnpl", "electronic_certificate",
        "apple_pay", "google_pay", "installments", "alfabank", "qiwi", "webmoney", "wechat",
    ];

    public static PaymentRequest Read(JsonObject body)
    {
        var amount = Fields.RequiredAmount(body);
        var capture = Fields.Flag(body, "capture");
        var description = Fields.Text(body, "description", 128);
        var metadata = Fields.Metadata(body);
        Fields.Flag(body, "save_payment_method");
        Fields.Text(body, "merchant_customer_id", 200);
        CheckMethod(body);
        CheckReceipt(body);
        var (type, returnUrl) = Confirmation(body);
        return new PaymentRequest(amount, capture, description, metadata, type, returnUrl);
    }

    private static (string? Type, string? ReturnUrl) Confirmation(JsonObject body)
    {
        if (Fields.Object(body, "confirmation") is not { } confirmation)
        {
            return body.ContainsKey("payment_token") || body.ContainsKey("payment_method_id")
                ? (null, null)
                : throw Refused.Invalid("The parameter is required", "confirmation");
        }

        var type = Fields.RequiredText(confirmation, "type", 64, "confirmation.type");
        if (!Confirmations.Contains(type, StringComparer.Ordinal)) throw Refused.Invalid("Unknown confirmation type", "confirmation.type");
        if (type is not ("redirect" or "mobile_application")) return (type, Fields.Text(confirmation, "return_url", 2048, "confirmation.return_url"));

        var returnUrl = Fields.RequiredText(confirmation, "return_url", 2048, "confirmation.return_url");
        var isAddress = Uri.TryCreate(returnUrl, UriKind.Absolute, out var url) && (type == "mobile_application" || url.Scheme is "http" or "https");
        return isAddress ? (type, returnUrl) : throw Refused.Invalid("The value must be a URL", "confirmation.return_url");
    }

    /// <summary>payment_method_data, where there is one, names a method that YooKassa has.</summary>
    private static void CheckMethod(JsonObject body)
    {
        if (Fields.Object(body, "payment_method_data") is not { } method) return;
        var type = Fields.RequiredText(method, "type", 64, "payment_method_data.type");
        if (!Methods.Contains(type, StringComparer.Ordinal)) throw Refused.Invalid("Unknown payment method", "payment_method_data.type");
    }

    /// <summary>A receipt, where there is one, names the customer and its items.</summary>
    private static void CheckReceipt(JsonObject body)
    {
        if (Fields.Object(body, "receipt") is not { } receipt) return;
        var customer = Fields.Object(receipt, "customer");
        if (string.IsNullOrEmpty(customer?["email"]?.ToString() ?? customer?["phone"]?.ToString())) throw Refused.Invalid("The customer's email or phone is required", "receipt.customer");
        if (receipt["items"] is not JsonArray { Count: > 0 } items) throw Refused.Invalid("The parameter is required", "receipt.items");
        if (items.Any(item => item is not JsonObject)) throw Refused.Invalid("An item must be an object", "receipt.items");
        foreach (var item in items.OfType<JsonObject>())
        {
            Fields.RequiredText(item, "description", 128, "receipt.items.description");
            if (Fields.Amount(item) is null) throw Refused.Invalid("The parameter is required", "receipt.items.amount");
            if (item["quantity"] is null) throw Refused.Invalid("The parameter is required", "receipt.items.quantity");
            if (item["vat_code"] is null) throw Refused.Invalid("The parameter is required", "receipt.items.vat_code");
        }
    }
}
