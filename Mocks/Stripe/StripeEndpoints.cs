using System.Text.RegularExpressions;
using Mocks.Hosting;

namespace Mocks.Stripe;

/// <summary>What the fake answers to; the rest is refused, and the refusal says what was probably meant.</summary>
internal static partial class StripeEndpoints
{
    private static readonly string[] Known =
    [
        "POST /checkout/sessions", "GET /checkout/sessions", "GET /checkout/sessions/{id}", "POST /checkout/sessions/{id}/expire", "GET /checkout/sessions/{id}/line_items",
        "POST /payment_intents", "GET /payment_intents", "GET /payment_intents/{id}", "POST /payment_intents/{id}/confirm", "POST /payment_intents/{id}/capture", "POST /payment_intents/{id}/cancel",
        "GET /charges", "GET /charges/{id}", "POST /refunds", "GET /refunds", "GET /refunds/{id}",
        "POST /transfers", "GET /transfers", "GET /transfers/{id}", "POST /transfers/{id}",
        "POST /accounts", "GET /accounts", "GET /accounts/{id}", "POST /account_links", "GET /account", "GET /events", "GET /events/{id}",
    ];

    public static StripeRefused Unknown(VendorRequest request)
    {
        var path = Id().Replace(request.Path.TrimEnd('/'), "/{id}", 1);
        return new StripeRefused(404, "invalid_request_error", $"Unrecognized request URL ({request.Method}: /v1{request.Path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.")
        {
            Hint = $" Nearest that the fake has: {string.Join(", ", Nearest.To($"{request.Method} {path}", Known))}",
        };
    }

    [GeneratedRegex("(?<=^/(checkout/sessions|payment_intents|charges|refunds|transfers|accounts|events))/[^/]+", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Id();
}
