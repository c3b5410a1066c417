using System.Text.Json.Nodes;

namespace Mocks.Stripe;

/// <summary>The account of somebody who gets money through the platform.</summary>
public sealed class StripeConnectedAccount : StripeObject
{
    private readonly string _kind;
    private readonly string _country;

    internal StripeConnectedAccount(string id, DateTimeOffset created, string kind, string country, string? email, IReadOnlyDictionary<string, string>? metadata)
        : base(id, created, metadata) => (_kind, _country, Email) = (kind, country, email);

    /// <inheritdoc/>
    public override string Type => "account";

    /// <summary>Its owner's address.</summary>
    public string? Email { get; }

    /// <summary>Whether payments can be made for it: its owner has told Stripe all that Stripe wants to know.</summary>
    public bool ChargesEnabled { get; internal set; }

    private protected override void Write(JsonObject json)
    {
        json.Remove("livemode");
        json["business_type"] = null;
        json["capabilities"] = new JsonObject { ["card_payments"] = ChargesEnabled ? "active" : "inactive", ["transfers"] = ChargesEnabled ? "active" : "inactive" };
        json["charges_enabled"] = ChargesEnabled;
        json["country"] = _country;
        json["default_currency"] = "eur";
        json["details_submitted"] = ChargesEnabled;
        json["email"] = Email;
        json["payouts_enabled"] = ChargesEnabled;
        json["requirements"] = new JsonObject
        {
            ["currently_due"] = ChargesEnabled ? new JsonArray() : new JsonArray("external_account", "tos_acceptance.date"),
            ["disabled_reason"] = ChargesEnabled ? null : "requirements.past_due",
            ["past_due"] = new JsonArray(),
        };
        json["type"] = _kind;
    }
}
