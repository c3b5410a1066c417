using System.Globalization;

namespace Mocks.Stripe;

/// <summary>Currencies that the fake knows, and the least that can be charged in them, in the smallest unit.</summary>
internal static class Currencies
{
    // https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts
    private static readonly Dictionary<string, long> Least = new(StringComparer.Ordinal)
    {
        ["aud"] = 50,
        ["cad"] = 50,
        ["chf"] = 50,
        ["czk"] = 1500,
        ["dkk"] = 250,
        ["eur"] = 50,
        ["gbp"] = 30,
        ["huf"] = 17500,
        ["jpy"] = 50,
        ["nok"] = 300,
        ["nzd"] = 50,
        ["pln"] = 200,
        ["ron"] = 200,

        // Not in Stripe's table: there the least is what comes to the least of the account's own currency; here 0.50 EUR.
        ["rub"] = 5000,
        ["sek"] = 300,
        ["sgd"] = 50,
        ["usd"] = 50,
    };

    /// <summary>Three letters; those who send capitals get small ones back.</summary>
    public static string Check(string text, string parameter)
    {
        var currency = text.ToLowerInvariant();
        return Least.ContainsKey(currency)
            ? currency
            : throw StripeRefused.Invalid($"Invalid currency: {text}. Stripe currently supports these currencies: {string.Join(", ", Least.Keys)}", parameter);
    }

    public static void CheckTotal(long amount, string currency)
    {
        if (amount > 0 && amount < Least[currency])
            throw StripeRefused.Invalid($"The Checkout Session's total amount due must add up to at least {Least[currency].ToString(CultureInfo.InvariantCulture)} (in the smallest unit) {currency}.", "line_items", "amount_too_small");
        if (amount > 99_999_999)
            throw StripeRefused.Invalid($"The Checkout Session's total amount due must be no more than 99999999 (in the smallest unit) {currency}.", "line_items", "amount_too_large");
    }
}
