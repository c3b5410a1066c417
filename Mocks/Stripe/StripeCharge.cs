using System.Text.Json.Nodes;

namespace Mocks.Stripe;

/// <summary>An attempt to take the money.</summary>
public sealed class StripeCharge : StripeObject
{
    internal StripeCharge(string id, DateTimeOffset created, StripePaymentIntent payment, string? declineCode)
        : base(id, created, payment.Metadata) => (Payment, DeclineCode) = (payment, declineCode);

    /// <inheritdoc/>
    public override string Type => "charge";

    /// <summary>The payment that it is an attempt of.</summary>
    public StripePaymentIntent Payment { get; }

    /// <summary>Why it was declined; null where it wasn't.</summary>
    public string? DeclineCode { get; }

    /// <summary>What was given back, in the smallest unit.</summary>
    public long AmountRefunded { get; internal set; }

    /// <summary>The transfer to the connected account.</summary>
    public string? TransferId { get; internal set; }

    /// <summary>Whether the money was taken, and not only held.</summary>
    public bool IsCaptured => DeclineCode is null && Payment.Status == "succeeded";

    /// <summary>What can still be given back.</summary>
    public long Refundable => IsCaptured ? Payment.Amount - AmountRefunded : 0;

    private protected override void Write(JsonObject json)
    {
        json["amount"] = Payment.Amount;
        json["amount_captured"] = IsCaptured ? Payment.Amount : 0;
        json["amount_refunded"] = AmountRefunded;
        json["application_fee_amount"] = Payment.Data.ApplicationFee;
        json["captured"] = IsCaptured;
        json["currency"] = Payment.Currency;
        json["description"] = Payment.Data.Description;
        json["destination"] = Payment.Data.Destination;
        json["failure_code"] = DeclineCode is null ? null : Cards.CodeOf(DeclineCode);
        json["failure_message"] = DeclineCode is null ? null : Cards.MessageOf(DeclineCode);
        json["outcome"] = new JsonObject { ["network_status"] = DeclineCode is null ? "approved_by_network" : "declined_by_network", ["reason"] = DeclineCode, ["type"] = DeclineCode is null ? "authorized" : "issuer_declined" };
        json["paid"] = DeclineCode is null;
        json["payment_intent"] = Payment.Id;
        json["refunded"] = AmountRefunded == Payment.Amount;
        json["status"] = DeclineCode is null ? "succeeded" : "failed";
        if (TransferId is not null) json["transfer"] = TransferId;
        json["transfer_group"] = Payment.Data.TransferGroup ?? (Payment.Data.Destination is null ? null : $"group_{Payment.Id}");
    }
}
