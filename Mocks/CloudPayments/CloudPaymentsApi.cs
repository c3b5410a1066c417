using System.Text.Json.Nodes;
using Mocks.Hosting;
using Mocks.Journal;

namespace Mocks.CloudPayments;

/// <summary>CloudPayments' HTTP API, as far as it needs nobody else. Facts: https://developers.cloudpayments.ru/. Its owner locks.</summary>
internal sealed class CloudPaymentsApi(CloudPaymentsBook book, VendorServerOptions options)
{
    private static readonly string[] Known =
    [
        "POST /test", "POST /payments/cards/charge", "POST /payments/cards/auth", "POST /payments/cards/post3ds", "POST /payments/tokens/charge", "POST /payments/tokens/auth",
        "POST /payments/confirm", "POST /payments/void", "POST /payments/refund", "POST /payments/get", "POST /payments/find", "POST /v2/payments/find", "POST /orders/create", "POST /orders/cancel",
    ];

    /// <summary>What has to be notified once the answer is out.</summary>
    public required Func<string, CloudPaymentsTransaction, Func<Task>> Notification { get; init; }

    public required Func<CloudPaymentsRefund, CloudPaymentsTransaction, Func<Task>> RefundNotification { get; init; }

    public void Authenticate(VendorRequest request)
    {
        if (!BasicCredentials.Fit(request, options.CloudPaymentsPublicId, options.CloudPaymentsApiSecret))
            throw new CloudPaymentsRefused("Unauthorized: Public ID and API Secret are wrong", "unauthorized", "Authorization", 401);
    }

    /// <summary>A payment that begins; null: the request is another one.</summary>
    public CloudPaymentsTransaction? Begin(VendorRequest request)
    {
        string[] path = Path(request);
        if (request.Method != "POST" || path is not ["payments", "cards" or "tokens", "charge" or "auth"]) return null;
        var fields = CloudPaymentsFields.Read(request);
        _ = fields.Amount();
        CloudPaymentsCard card;
        if (path[1] == "cards")
        {
            card = CloudPaymentsCard.Read(fields.RequiredText("CardCryptogramPacket"));
            _ = fields.RequiredText("IpAddress");
        }
        else
        {
            card = CloudPaymentsCard.OfToken(fields.RequiredText("Token"));
            _ = fields.RequiredText("AccountId");
            if (fields.Text("TrInitiatorCode") is not ("0" or "1")) throw CloudPaymentsRefused.Invalid("TrInitiatorCode");
        }

        return book.Add(fields, card, isTwoStage: path[2] == "auth");
    }

    public VendorAnswer Answer(VendorRequest request)
    {
        if (request.Method != "POST") throw Unknown(request);
        var fields = CloudPaymentsFields.Read(request);
        return Path(request) switch
        {
            ["test"] => CloudPaymentsWire.Answer(true, "bd6353c3-0ed6-4a65-946f-083664bf8dbd", null),
            ["payments", "cards", "post3ds"] => Authenticate(fields),
            ["payments", "confirm"] => Confirm(fields),
            ["payments", "void"] => Void(fields),
            ["payments", "refund"] => Refund(fields),
            ["payments", "get"] => CloudPaymentsWire.Outcome(Existing(fields)),
            ["payments", "find"] or ["v2", "payments", "find"] => Find(fields),
            ["orders", "create"] => CloudPaymentsWire.Answer(true, null, CloudPaymentsWire.Json(book.AddOrder(fields))),
            ["orders", "cancel"] => Cancel(fields),
            _ => throw Unknown(request),
        };
    }

    public static VendorAnswer Refusal(VendorRequest request, CloudPaymentsRefused refused) =>
        CloudPaymentsWire.Answer(false, refused.Message, null, refused.Status) with
        {
            Refusal = new VendorRefusal("cloudpayments", request.Method, request.Path, refused.Status, refused.Code, refused.Message, refused.Parameter),
        };

    private VendorAnswer Authenticate(CloudPaymentsFields fields)
    {
        var payment = Existing(fields);
        var answer = fields.RequiredText("PaRes");
        if (payment.Status != CloudPaymentsStatus.AwaitingAuthentication) throw new CloudPaymentsRefused($"The payment is {payment.Status}: it awaits no authentication", "invalid_state", "TransactionId");
        CloudPaymentsBook.Decide(payment, answer == CloudPaymentsAccount.Passed(payment) ? payment.Verdict : 5206);
        return CloudPaymentsWire.Outcome(payment) with { Afterwards = Notification(payment.ReasonCode == 0 ? "pay" : "fail", payment) };
    }

    private VendorAnswer Confirm(CloudPaymentsFields fields)
    {
        var (payment, amount) = (Existing(fields), fields.Amount());
        if (payment.Status != CloudPaymentsStatus.Authorized) throw new CloudPaymentsRefused($"The payment is {payment.Status}: only one that is Authorized can be confirmed", "invalid_state", "TransactionId");
        if (amount > payment.Amount) throw new CloudPaymentsRefused("The amount is greater than what is held", "amount", "Amount");
        (payment.Status, payment.Amount) = (CloudPaymentsStatus.Completed, amount);
        return CloudPaymentsWire.Answer(true, null, null) with { Afterwards = Notification("confirm", payment) };
    }

    private VendorAnswer Void(CloudPaymentsFields fields)
    {
        var payment = Existing(fields);
        if (payment.Status != CloudPaymentsStatus.Authorized) throw new CloudPaymentsRefused($"The payment is {payment.Status}: only one that is Authorized can be voided", "invalid_state", "TransactionId");
        payment.Status = CloudPaymentsStatus.Cancelled;
        return CloudPaymentsWire.Answer(true, null, null) with { Afterwards = Notification("cancel", payment) };
    }

    private VendorAnswer Refund(CloudPaymentsFields fields)
    {
        var (payment, amount) = (Existing(fields), fields.Amount());
        if (payment.Status != CloudPaymentsStatus.Completed) throw new CloudPaymentsRefused($"The payment is {payment.Status}: only one that is Completed can be refunded", "invalid_state", "TransactionId");
        if (amount > payment.Refundable) throw new CloudPaymentsRefused($"The amount is greater than what is left ({CloudPaymentsWire.Money(payment.Refundable)})", "amount", "Amount");
        var refund = book.Refund(payment, amount);
        return CloudPaymentsWire.Answer(true, null, new JsonObject { ["TransactionId"] = refund.Id }) with { Afterwards = RefundNotification(refund, payment) };
    }

    /// <summary>The latest of that invoice. That there is none is an answer, and no fault of the request.</summary>
    private VendorAnswer Find(CloudPaymentsFields fields)
    {
        var invoice = fields.RequiredText("InvoiceId");
        return book.Payments.LastOrDefault(p => p.InvoiceId == invoice) is { } found ? CloudPaymentsWire.Outcome(found) : CloudPaymentsWire.Answer(false, "Not found", null);
    }

    private VendorAnswer Cancel(CloudPaymentsFields fields)
    {
        var id = fields.RequiredText("Id");
        var order = book.Orders.FirstOrDefault(o => o.Id == id) ?? throw new CloudPaymentsRefused("Order not found", "not_found", "Id");
        if (order.Status != "Created") throw new CloudPaymentsRefused($"The order is {order.Status}", "invalid_state", "Id");
        order.Status = "Cancelled";
        return CloudPaymentsWire.Answer(true, null, null);
    }

    private CloudPaymentsTransaction Existing(CloudPaymentsFields fields) => book.Known(fields.TransactionId()) ?? throw new CloudPaymentsRefused("Transaction not found", "not_found", "TransactionId");

    private static string[] Path(VendorRequest request) => request.Path.Trim('/').Split('/');

    private static CloudPaymentsRefused Unknown(VendorRequest request) => new(
        $"There is no {request.Method} {request.Path}. Nearest that the fake has: {string.Join(", ", Nearest.To($"{request.Method} {request.Path}", Known))}", "not_found", null, request.Method == "POST" ? 404 : 405);
}
