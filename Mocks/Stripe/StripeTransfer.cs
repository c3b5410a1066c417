using System.Text.Json.Nodes;

namespace Mocks.Stripe;

/// <summary>Money on its way to a connected account.</summary>
public sealed class StripeTransfer : StripeObject
{
    internal StripeTransfer(string id, DateTimeOffset created, long amount, string currency, string destination, string? sourceCharge, string? group, string? description, IReadOnlyDictionary<string, string>? metadata)
        : base(id, created, metadata) => (Amount, Currency, Destination, SourceChargeId, Group, Description) = (amount, currency, destination, sourceCharge, group, description);

    /// <inheritdoc/>
    public override string Type => "transfer";

    /// <summary>In the smallest unit. Of a payment with an application fee it is the whole amount; the fee comes back separately.</summary>
    public long Amount { get; }

    /// <summary>What was taken back.</summary>
    public long AmountReversed { get; internal set; }

    /// <summary>Three small letters.</summary>
    public string Currency { get; }

    /// <summary>The connected account.</summary>
    public string Destination { get; }

    /// <summary>The charge that it comes from.</summary>
    public string? SourceChargeId { get; }

    /// <summary>What belongs together.</summary>
    public string? Group { get; }

    /// <summary>The platform's text.</summary>
    public string? Description { get; internal set; }

    private protected override void Write(JsonObject json)
    {
        json["amount"] = Amount;
        json["amount_reversed"] = AmountReversed;
        json["currency"] = Currency;
        json["description"] = Description;
        json["destination"] = Destination;
        json["reversed"] = AmountReversed == Amount;
        json["source_transaction"] = SourceChargeId;
        json["source_type"] = "card";
        json["transfer_group"] = Group;
    }
}
