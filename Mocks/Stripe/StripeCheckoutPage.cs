using System.Net;
using Mocks.Hosting;

namespace Mocks.Stripe;

/// <summary>A session's page: where a buyer with a browser pays, or doesn't, and goes back to the shop.</summary>
internal sealed class StripeCheckoutPage(VendorServer server)
{
    private static readonly string[] Declines = ["insufficient_funds", "expired_card", "fraudulent", "generic_decline"];

    public async Task<VendorAnswer> AnswerAsync(VendorRequest request)
    {
        var id = request.Path.Trim('/');
        var stripe = server.Scenarios.Select(s => s.Stripe).FirstOrDefault(s => s.Sessions.Any(session => session.Id == id));
        if (stripe is null) return Html(404, "<h1>No such session</h1><p>It may have been forgotten by a reset.</p>");
        if (request.Method != "POST") return Html(200, Form(stripe.Session(id)));

        var outcome = VendorRequest.Pairs(request.Body).GetValueOrDefault("outcome", "");
        if (outcome != "pay" && !Declines.Contains(outcome, StringComparer.Ordinal)) return Html(400, "<h1>Pay, or be declined for one of the reasons shown</h1>");
        try
        {
            await (outcome == "pay" ? stripe.PayCheckout(id) : stripe.Decline(outcome, id));
        }
        catch (InvalidOperationException over)
        {
            return Html(409, $"<h1>Too late</h1><p>{WebUtility.HtmlEncode(over.Message)}</p>");
        }

        var session = stripe.Session(id);
        return outcome == "pay"
            ? Html(303, "") with { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Location"] = session.SuccessUrl } }
            : Html(402, $"<h1>{WebUtility.HtmlEncode(Cards.MessageOf(outcome))}</h1>{Form(session)}");
    }

    private static string Form(StripeSession session) => $"""
        <h1>{session.AmountTotal} {session.Currency} (in the smallest unit)</h1>
        <ul>{string.Concat(session.LineItems.Select(i => $"<li>{i.Quantity} x {WebUtility.HtmlEncode(i.Name)}</li>"))}</ul>
        <p>Session {session.Id} is {session.Status}. This is a fake: no money moves.</p>
        <form method="post">
          {string.Join("\n  ", new[] { "pay" }.Concat(Declines).Select(o => $"""<button name="outcome" value="{o}">{o.Replace('_', ' ')}</button>"""))}
        </form>
        """;

    private static VendorAnswer Html(int status, string body) =>
        new(status, $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Stripe (fake)</title><body>{body}</body></html>\n") { ContentType = "text/html; charset=utf-8" };
}
