namespace Mocks.Stripe;

/// <summary>POST /checkout/sessions, checked.</summary>
internal sealed record SessionRequest(
    string Currency,
    IReadOnlyList<(string Name, string? Description, long UnitAmount, long Quantity)> Items,
    string SuccessUrl,
    string? CancelUrl,
    string? ClientReferenceId,
    string? CustomerEmail,
    string? Locale,
    DateTimeOffset? ExpiresAt,
    IReadOnlyDictionary<string, string> Metadata,
    StripePaymentData Payment)
{
    /// <summary>A session lives between half an hour and a day.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    public static SessionRequest Read(Parameters parameters, DateTimeOffset now, Func<string, string, string> destination)
    {
        var mode = parameters.OneOf("mode", "payment", "setup", "subscription") ?? throw parameters.Required("mode");
        if (mode != "payment") throw StripeRefused.Invalid($"The mode {mode} is not faked", "mode").WithHint(". Stripe has it, the fake has only: payment");
        var items = parameters.Objects("line_items").Select(Item).ToList();
        if (items.Count == 0) throw parameters.Required("line_items");
        if (items.Count > 100) throw StripeRefused.Invalid("Checkout Sessions can have at most 100 line items.", "line_items");
        var currency = items[0].Currency;
        if (items.Exists(i => i.Currency != currency)) throw StripeRefused.Invalid("All prices on a Checkout session must have the same currency.", "line_items");
        Currencies.CheckTotal(items.Sum(i => i.UnitAmount * i.Quantity), currency);
        parameters.Texts("payment_method_types");
        parameters.OneOf("submit_type", "auto", "book", "donate", "pay");
        parameters.OneOf("ui_mode", "hosted");
        var request = new SessionRequest(
            currency,
            [.. items.Select(i => (i.Name, i.Description, i.UnitAmount, i.Quantity))],
            parameters.Url("success_url") ?? throw parameters.Required("success_url"),
            parameters.Url("cancel_url"),
            parameters.Text("client_reference_id", 200),
            Email(parameters),
            parameters.Text("locale", 10),
            Expiry(parameters, now),
            parameters.Metadata(),
            PaymentRequest.Data(parameters.Object("payment_intent_data"), items.Sum(i => i.UnitAmount * i.Quantity), destination));
        parameters.EnsureAllKnown();
        return request;
    }

    private static (string Name, string? Description, long UnitAmount, long Quantity, string Currency) Item(Parameters item)
    {
        if (item.Text("price") is { } price) throw StripeRefused.Missing("price", price, item.NameOf("price"), 400).WithHint(". The fake keeps no prices: send price_data");
        var data = item.RequiredObject("price_data");
        var product = data.RequiredObject("product_data");
        product.Texts("images");
        product.Metadata();
        data.OneOf("tax_behavior", "exclusive", "inclusive", "unspecified");
        return (product.RequiredText("name", 250), product.Text("description"), data.RequiredInteger("unit_amount"), item.RequiredInteger("quantity", 1, 999_999), data.RequiredCurrency());
    }

    private static string? Email(Parameters parameters)
    {
        if (parameters.Text("customer_email", 800) is not { } email) return null;
        return System.Net.Mail.MailAddress.TryCreate(email, out var address) && address.Address == email && address.Host.Contains('.', StringComparison.Ordinal)
            ? email
            : throw StripeRefused.Invalid($"Invalid email address: {email}", "customer_email", "email_invalid");
    }

    private static DateTimeOffset? Expiry(Parameters parameters, DateTimeOffset now)
    {
        if (parameters.Integer("expires_at", 0, 9_999_999_999) is not { } seconds) return null;
        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);
        if (at - now < Shortest - TimeSpan.FromSeconds(1)) throw StripeRefused.Invalid("The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.", "expires_at");
        return at - now <= Longest ? at : throw StripeRefused.Invalid("The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.", "expires_at");
    }
}
