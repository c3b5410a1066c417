using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using SystemUnderTest.Http;

namespace SystemUnderTest.Shop;

/// <summary>CloudPayments' notifications: forms, one address a kind. Check asks whether a payment may go on; the others tell what has happened.</summary>
internal static class CloudPaymentsWebhook
{
    private const int Largest = 256 * 1024;
    private const int Accepted = 0;
    private const int WrongInvoice = 10;
    private const int WrongAmount = 12;
    private const int CannotAccept = 13;

    public static async Task<Ok<CloudPaymentsCode>> TakeAsync(string kind, HttpRequest request, CloudPaymentsSignature signature, OrderPayments payments, PaymentFollowing following, CancellationToken cancellationToken)
    {
        if (request.ContentLength > Largest)
            throw new Refusal(StatusCodes.Status413PayloadTooLarge, "payload_too_large", "A notification is smaller than this.");
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        signature.Check(request.Headers[CloudPaymentsSignature.Header], body.GetBuffer().AsSpan(0, (int)body.Length));
        var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length));
        var payment = Guid.TryParse(form["InvoiceId"], out var id) ? await payments.FindAsync(id, cancellationToken) : null;
        if (kind == "check")
            return Code(payment is null ? WrongInvoice : !IsAbout(payment, form["Amount"], form["Currency"]) ? WrongAmount : payment.Status == ShopPaymentStatus.Pending ? Accepted : CannotAccept);
        if (payment is null)
            throw Refusal.NotFound("payment");
        if (kind is "pay" or "confirm" && !IsAbout(payment, form["Amount"], form["Currency"]))
            throw Refusal.Conflict("amount_mismatch", $"The notification is about {form["Amount"]} {form["Currency"]}, the payment about {payment.Amount} {payment.Currency}.");
        await following.FollowAsync(payment.Id, cancellationToken);
        return Code(Accepted);
    }

    private static bool IsAbout(ShopPayment payment, string? amount, string? currency) =>
        decimal.TryParse(amount, CultureInfo.InvariantCulture, out var sum) && sum == payment.Amount && currency == payment.Currency;

    private static Ok<CloudPaymentsCode> Code(int code) => TypedResults.Ok(new CloudPaymentsCode(code));
}

/// <summary>What CloudPayments wants to hear; 0 is yes.</summary>
internal sealed record CloudPaymentsCode([property: JsonPropertyName("code")] int Code);
