using System.Globalization;
using System.Net;
using Mocks.Hosting;

namespace Mocks.YooKassa;

/// <summary>confirmation_url: where a payer with a browser pays, or doesn't, and goes back to the shop.</summary>
internal sealed class CheckoutPage(VendorServer server)
{
    private static readonly string[] Reasons = ["insufficient_funds", "card_expired", "3d_secure_failed", "fraud_suspected"];

    public async Task<VendorAnswer> AnswerAsync(VendorRequest request)
    {
        var id = request.Query.GetValueOrDefault("orderId", "");
        var account = server.Scenarios.Select(s => s.YooKassa).FirstOrDefault(y => y.Payments.Any(p => p.Id == id));
        if (account is null) return Html(404, "<h1>No such payment</h1><p>It may have been forgotten by a reset.</p>");
        if (request.Method != "POST") return Html(200, Form(account.Payment(id)));

        var outcome = VendorRequest.Pairs(request.Body).GetValueOrDefault("outcome", "");
        if (outcome != "pay" && !Reasons.Contains(outcome, StringComparer.Ordinal)) return Html(400, "<h1>Pay, or be refused for one of the reasons shown</h1>");
        try
        {
            await (outcome == "pay" ? account.ConfirmPayment(id) : account.Refuse(outcome, id));
        }
        catch (InvalidOperationException final)
        {
            return Html(409, $"<h1>Too late</h1><p>{WebUtility.HtmlEncode(final.Message)}</p>");
        }

        return account.Payment(id).ReturnUrl is { } back
            ? Html(303, "") with { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Location"] = back } }
            : Html(200, "<h1>Done</h1>");
    }

    private static string Form(YooKassaPayment payment) => $"""
        <h1>{payment.Amount.ToString("0.00", CultureInfo.InvariantCulture)} {WebUtility.HtmlEncode(payment.Currency)}</h1>
        <p>{WebUtility.HtmlEncode(payment.Description)}</p>
        <p>Payment {payment.Id} is {payment.Status}. This is a fake: no money moves.</p>
        <form method="post">
          {string.Join("\n  ", new[] { "pay" }.Concat(Reasons).Select(o => $"""<button name="outcome" value="{o}">{o.Replace('_', ' ')}</button>"""))}
        </form>
        """;

    private static VendorAnswer Html(int status, string body) =>
        new(status, $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>YooKassa (fake)</title><body>{body}</body></html>\n") { ContentType = "text/html; charset=utf-8" };
}
