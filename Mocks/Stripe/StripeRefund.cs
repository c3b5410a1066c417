using System.Text.Json.Nodes;

namespace Mocks.Stripe;

/// <summary>Money that went back.</summary>
public sealed class StripeRefund : StripeObject
{
    internal StripeRefund(string id, DateTimeOffset created, StripeCharge charge, long amount, string? reason, string? reversalId, IReadOnlyDictionary<string, string> metadata)
        : base(id, created, metadata) => (Charge, Amount, Reason, ReversalId) = (charge, amount, reason, reversalId);

    /// <inheritdoc/>
    public override string Type => "refund";

    /// <summary>What it gives back.</summary>
    public StripeCharge Charge { get; }

    /// <summary>In the smallest unit.</summary>
    public long Amount { get; }

    /// <summary>duplicate, fraudulent or requested_by_customer.</summary>
    public string? Reason { get; }

    /// <summary>What took the money back from the connected account; null: the platform paid it.</summary>
    public string? ReversalId { get; }

    private protected override void Write(JsonObject json)
    {
        json["amount"] = Amount;
        json["charge"] = Charge.Id;
        json["currency"] = Charge.Payment.Currency;
        json["payment_intent"] = Charge.Payment.Id;
        json["reason"] = Reason;
        json["receipt_number"] = null;
        json["status"] = "succeeded";
        json["transfer_reversal"] = ReversalId;
    }
}
