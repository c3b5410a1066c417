using System.Text.Json.Nodes;

namespace Mocks.Stripe;

/// <summary>Money that somebody is to pay.</summary>
public sealed class StripePaymentIntent : StripeObject
{
    internal StripePaymentIntent(string id, DateTimeOffset created, long amount, string currency, StripePaymentData data)
        : base(id, created, data.Metadata) => (Amount, Currency, Data) = (amount, currency, data);

    /// <inheritdoc/>
    public override string Type => "payment_intent";

    /// <summary>requires_payment_method, processing, requires_capture, succeeded or canceled.</summary>
    public string Status { get; internal set; } = "requires_payment_method";

    /// <summary>In the smallest unit.</summary>
    public long Amount { get; }

    /// <summary>Three small letters.</summary>
    public string Currency { get; }

    /// <summary>What it was made with.</summary>
    public StripePaymentData Data { get; }

    /// <summary>The last charge, successful or not.</summary>
    public string? LatestChargeId { get; internal set; }

    /// <summary>Why the last attempt was declined: "insufficient_funds".</summary>
    public string? DeclineCode { get; internal set; }

    private protected override void Write(JsonObject json)
    {
        json["amount"] = Amount;
        json["amount_capturable"] = Status == "requires_capture" ? Amount : 0;
        json["amount_received"] = Status == "succeeded" ? Amount : 0;
        json["application_fee_amount"] = Data.ApplicationFee;
        json["canceled_at"] = null;
        json["capture_method"] = Data.IsManual ? "manual" : "automatic_async";
        json["client_secret"] = $"{Id}_secret_fake";
        json["confirmation_method"] = "automatic";
        json["currency"] = Currency;
        json["customer"] = null;
        json["description"] = Data.Description;
        json["last_payment_error"] = DeclineCode is { } decline && Status == "requires_payment_method" ? Cards.Error(decline) : null;
        json["latest_charge"] = LatestChargeId;
        json["on_behalf_of"] = Data.OnBehalfOf;
        json["payment_method"] = Status is "succeeded" or "requires_capture" ? $"pm_{Id[3..]}" : null;
        json["payment_method_types"] = new JsonArray("card");
        json["status"] = Status;
        json["transfer_data"] = Data.Destination is { } to ? TransferData(to) : null;
        json["transfer_group"] = Data.TransferGroup ?? (Data.Destination is null ? null : $"group_{Id}");
    }

    private JsonObject TransferData(string to)
    {
        var json = new JsonObject { ["destination"] = to };
        if (Data.TransferAmount is { } amount) json["amount"] = amount;
        return json;
    }
}
