using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Mocks.Hosting;
using Mocks.Journal;

namespace Mocks.YooKassa;

/// <summary>YooKassa's HTTP API. Its owner locks.</summary>
internal sealed class PaymentApi(PaymentBook book, Notifier notifier, VendorServerOptions options)
{
    private readonly IdempotenceKeys _keys = new();
    private readonly string _credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.YooKassaShopId}:{options.YooKassaSecretKey}"));

    public VendorAnswer Answer(VendorRequest request)
    {
        Authenticate(request);
        return (request.Method, request.Path.Trim('/').Split('/')) switch
        {
            ("POST", ["payments"]) => Post(request, (key, body) => Ok(book.Create(PaymentRequest.Read(body), key))),
            ("GET", ["payments"]) => List(request, book.Payments, p => p.Id, p => p.Status, p => p.CreatedAt, p => Wire.Of(p, options.YooKassaShopId)),
            ("GET", ["payments", var id]) => Ok(Existing(id)),
            ("POST", ["payments", var id, "capture"]) => Post(request, (_, body) => Capture(Existing(id), body)),
            ("POST", ["payments", var id, "cancel"]) => Post(request, (_, _) => Cancel(Existing(id))),
            ("POST", ["refunds"]) => Post(request, (_, body) => Refund(body)),
            ("GET", ["refunds"]) => List(request, RefundsOf(request), r => r.Id, r => r.Status, r => r.CreatedAt, Wire.Of),
            ("GET", ["refunds", var id]) => Json(Wire.Of(book.Refunds.FirstOrDefault(r => r.Id == id) ?? throw Refused.NotFound("Refund doesn't exist or access denied", "refund_id"))),
            ("GET", ["me"]) => Json(new JsonObject { ["account_id"] = options.YooKassaShopId, ["status"] = "enabled", ["test"] = true, ["payment_methods"] = new JsonArray("bank_card", "yoo_money") }),
            _ => throw Endpoints.Unknown(request),
        };
    }

    public VendorAnswer Refusal(VendorRequest request, Refused refused) =>
        new(refused.Status, Wire.Write(Wire.Error(book.NextId(), refused.Code, refused.Description, refused.Parameter)))
        {
            Refusal = new VendorRefusal("yookassa", request.Method, request.Path, refused.Status, refused.Code, refused.Description + refused.Hint, refused.Parameter),
        };

    public VendorAnswer FaultAnswer(int status) => new(status, Wire.Write(Wire.Error(
        book.NextId(),
        status switch
        {
            400 => "invalid_request",
            401 => "invalid_credentials",
            403 => "forbidden",
            404 => "not_found",
            429 => "too_many_requests",
            _ => "internal_server_error",
        },
        status >= 500 ? "Internal server error. Repeat the request with the same idempotence key" : "The request was refused",
        null)));

    private void Authenticate(VendorRequest request)
    {
        if (request.Header("Authorization") is not { } given) throw new Refused(401, "invalid_credentials", "Basic authentication is required", "Authorization");
        var isBasic = given.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase);
        if (!isBasic || given["Basic ".Length..].Trim() != _credentials) throw new Refused(401, "invalid_credentials", "Error in shopId or secret key. Check their validity", "Authorization");
    }

    private VendorAnswer Post(VendorRequest request, Func<string, JsonObject, VendorAnswer> work)
    {
        if (request.Body.Length > 0 && request.ContentType != "application/json")
            throw new Refused(415, "invalid_request", $"The content type must be application/json, not '{request.ContentType}'", "Content-Type");
        return _keys.Once(request, book.Now, key =>
        {
            // A refusal is an answer as well: the same key gets it again. After a 4xx the vendor asks for a new key.
            try
            {
                return work(key, request.Body.Length == 0 && !request.Path.EndsWith("s", StringComparison.Ordinal) ? [] : Fields.Parse(request.Body));
            }
            catch (Refused refused)
            {
                return Refusal(request, refused);
            }
        });
    }

    private YooKassaPayment Existing(string id) => book.Known(id) ?? throw Refused.NotFound("Payment doesn't exist or access denied", "payment_id");

    private VendorAnswer Capture(YooKassaPayment payment, JsonObject body)
    {
        var amount = Fields.Amount(body);
        if (payment.Status != PaymentStatus.WaitingForCapture) throw Refused.Invalid($"The payment is {payment.Status}: only one that is waiting_for_capture can be captured", "payment_id");
        if (amount?.Value > payment.Amount) throw Refused.Invalid("The amount is greater than what is held", "amount.value");
        payment.Succeed(book.Now, amount?.Value);
        return Ok(payment) with { Afterwards = Notification(payment) };
    }

    private VendorAnswer Cancel(YooKassaPayment payment)
    {
        if (payment.Status != PaymentStatus.WaitingForCapture) throw Refused.Invalid($"The payment is {payment.Status}: only one that is waiting_for_capture can be canceled", "payment_id");
        payment.Cancel("canceled_by_merchant");
        return Ok(payment) with { Afterwards = Notification(payment) };
    }

    private VendorAnswer Refund(JsonObject body)
    {
        var paymentId = Fields.RequiredText(body, "payment_id", 36);
        var amount = Fields.RequiredAmount(body);
        var description = Fields.Text(body, "description", 250);
        var payment = Existing(paymentId);
        if (payment.Status != PaymentStatus.Succeeded) throw Refused.Invalid($"The payment is {payment.Status}: only one that has succeeded can be refunded", "payment_id");
        if (amount.Value > payment.Refundable) throw Refused.Invalid($"The amount is greater than what is left ({payment.Refundable.ToString("0.00", CultureInfo.InvariantCulture)})", "amount.value");
        var refund = book.Refund(payment, amount.Value, description);
        var json = Wire.Of(refund);
        return Json(json) with { Afterwards = () => notifier.SendAsync(NotificationEvents.RefundSucceeded, refund.Id, json) };
    }

    private Func<Task> Notification(YooKassaPayment payment)
    {
        var json = Wire.Of(payment, options.YooKassaShopId);
        var name = NotificationEvents.Of(payment);
        return () => notifier.SendAsync(name, payment.Id, json);
    }

    private IReadOnlyList<YooKassaRefund> RefundsOf(VendorRequest request) =>
        request.Query.TryGetValue("payment_id", out var id) ? [.. book.Refunds.Where(r => r.PaymentId == id)] : book.Refunds;

    private static VendorAnswer List<T>(
        VendorRequest request, IReadOnlyList<T> all, Func<T, string> id, Func<T, string> status, Func<T, DateTimeOffset> createdAt, Func<T, JsonObject> json)
    {
        var limit = 10;
        if (request.Query.TryGetValue("limit", out var asked) && (!int.TryParse(asked, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > 100))
            throw Refused.Invalid("The limit must be between 1 and 100", "limit");
        var items = all.Reverse()
            .Where(item => !request.Query.TryGetValue("status", out var wanted) || status(item) == wanted)
            .Where(item => CreatedWithin(request, createdAt(item)));
        if (request.Query.TryGetValue("cursor", out var cursor)) items = items.SkipWhile(item => id(item) != cursor);
        T[] page = [.. items.Take(limit + 1)];
        var answer = new JsonObject { ["type"] = "list", ["items"] = new JsonArray([.. page.Take(limit).Select(item => (JsonNode)json(item))]) };
        if (page.Length > limit) answer["next_cursor"] = id(page[limit]);
        return Json(answer);
    }

    private static bool CreatedWithin(VendorRequest request, DateTimeOffset at)
    {
        return Bound("created_at.gte", bound => at >= bound) && Bound("created_at.gt", bound => at > bound)
            && Bound("created_at.lte", bound => at <= bound) && Bound("created_at.lt", bound => at < bound);

        bool Bound(string name, Func<DateTimeOffset, bool> holds)
        {
            if (!request.Query.TryGetValue(name, out var text)) return true;
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var bound) ? holds(bound) : throw Refused.Invalid("The value must be a time, as in ISO 8601", name);
        }
    }

    private VendorAnswer Ok(YooKassaPayment payment) => Json(Wire.Of(payment, options.YooKassaShopId));

    private static VendorAnswer Json(JsonNode json) => new(200, Wire.Write(json));
}
