using System.Text.Json.Nodes;

namespace Mocks.Stripe;

/// <summary>A Checkout session: a page on which somebody pays once.</summary>
public sealed class StripeSession : StripeObject
{
    private readonly SessionRequest _request;

    internal StripeSession(string id, DateTimeOffset created, SessionRequest request, IReadOnlyList<StripeLineItem> items, string url, string? idempotencyKey)
        : base(id, created, request.Metadata)
    {
        (_request, LineItems, Url, IdempotencyKey) = (request, items, url, idempotencyKey);
        ExpiresAt = request.ExpiresAt ?? created.AddHours(24);
        AmountTotal = items.Sum(i => i.AmountTotal);
        PaymentStatus = AmountTotal == 0 ? "no_payment_required" : "unpaid";
    }

    /// <inheritdoc/>
    public override string Type => "checkout.session";

    /// <summary>open, complete or expired.</summary>
    public string Status { get; internal set; } = "open";

    /// <summary>unpaid, paid or no_payment_required.</summary>
    public string PaymentStatus { get; internal set; }

    /// <summary>The sum of its items, in the smallest unit.</summary>
    public long AmountTotal { get; }

    /// <summary>Three small letters.</summary>
    public string Currency => _request.Currency;

    /// <summary>The page; null once it isn't open any more.</summary>
    public string? Url { get; private set; }

    /// <summary>What is bought.</summary>
    public IReadOnlyList<StripeLineItem> LineItems { get; }

    /// <summary>The payment; null until somebody tries to pay.</summary>
    public string? PaymentIntentId { get; internal set; }

    /// <summary>Until when it can be paid.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>The platform's own number.</summary>
    public string? ClientReferenceId => _request.ClientReferenceId;

    /// <summary>The buyer's address.</summary>
    public string? CustomerEmail => _request.CustomerEmail;

    /// <summary>Where the buyer comes back to, with the session's id in the place of {CHECKOUT_SESSION_ID}.</summary>
    public string SuccessUrl => _request.SuccessUrl.Replace("{CHECKOUT_SESSION_ID}", Id, StringComparison.Ordinal);

    /// <summary>Where a buyer goes who doesn't pay.</summary>
    public string? CancelUrl => _request.CancelUrl;

    /// <summary>What the payment will carry.</summary>
    public StripePaymentData PaymentData => _request.Payment;

    /// <summary>The key that it was made with.</summary>
    public string? IdempotencyKey { get; }

    internal void Close(string status) => (Status, Url) = (status, null);

    private protected override void Write(JsonObject json)
    {
        json["amount_subtotal"] = AmountTotal;
        json["amount_total"] = AmountTotal;
        json["automatic_tax"] = new JsonObject { ["enabled"] = false, ["status"] = null };
        json["cancel_url"] = CancelUrl;
        json["client_reference_id"] = ClientReferenceId;
        json["currency"] = Currency;
        json["customer"] = null;
        json["customer_details"] = CustomerEmail is null ? null : new JsonObject { ["email"] = CustomerEmail, ["name"] = null };
        json["customer_email"] = CustomerEmail;
        json["expires_at"] = Unix(ExpiresAt);
        json["locale"] = _request.Locale;
        json["mode"] = "payment";
        json["payment_intent"] = PaymentIntentId;
        json["payment_method_types"] = new JsonArray("card");
        json["payment_status"] = PaymentStatus;
        json["status"] = Status;
        json["submit_type"] = null;
        json["success_url"] = _request.SuccessUrl;
        json["total_details"] = new JsonObject { ["amount_discount"] = 0, ["amount_shipping"] = 0, ["amount_tax"] = 0 };
        json["ui_mode"] = "hosted";
        json["url"] = Url;
    }
}

/// <summary>What a session sells.</summary>
/// <param name="Id">"li_…".</param>
/// <param name="Name">The product's name.</param>
/// <param name="Description">The product's description.</param>
/// <param name="UnitAmount">The price of one, in the smallest unit.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Currency">Three small letters.</param>
public sealed record StripeLineItem(string Id, string Name, string? Description, long UnitAmount, long Quantity, string Currency)
{
    /// <summary>The price of all.</summary>
    public long AmountTotal => UnitAmount * Quantity;

    internal JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["object"] = "item",
        ["amount_discount"] = 0,
        ["amount_subtotal"] = AmountTotal,
        ["amount_tax"] = 0,
        ["amount_total"] = AmountTotal,
        ["currency"] = Currency,
        ["description"] = Name,
        ["price"] = new JsonObject { ["object"] = "price", ["currency"] = Currency, ["unit_amount"] = UnitAmount, ["type"] = "one_time" },
        ["quantity"] = Quantity,
    };
}
