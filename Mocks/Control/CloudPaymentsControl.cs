using System.Globalization;
using System.Text.Json.Nodes;
using Mocks.CloudPayments;
using Mocks.Hosting;

namespace Mocks.Control;

/// <summary>/_control/cloudpayments: what customers, banks and the merchant do.</summary>
internal static class CloudPaymentsControl
{
    public static readonly string[] Endpoints =
    [
        "GET /cloudpayments/payments", "GET /cloudpayments/orders", "POST /cloudpayments/orders/{id}/pay", "POST /cloudpayments/widget", "POST /cloudpayments/decline-next",
        "POST /cloudpayments/payments/{id}/refund", "POST /cloudpayments/payments/{id}/pass-3ds", .. DeliveryControl.EndpointsOf("cloudpayments"),
    ];

    /// <summary>Null: there is no such endpoint.</summary>
    public static async Task<VendorAnswer?> AnswerAsync(CloudPaymentsAccount account, VendorRequest request, string[] path)
    {
        switch (request.Method, path)
        {
            case ("GET", ["payments"]): return ControlJson.List(account.Payments, CloudPaymentsWire.Json);
            case ("GET", ["orders"]): return ControlJson.List(account.Orders, CloudPaymentsWire.Json);
            case ("POST", ["orders", var id, "pay"]):
                return Paid(await account.PayOrder(new ControlRequest(request, "reason_code").Number("reason_code") ?? 0, id == "latest" ? null : id));
            case ("POST", ["widget"]):
                var order = new ControlRequest(request, "amount", "invoice_id", "reason_code", "account_id");
                return Paid(await account.PayInWidget(order.Amount("amount") ?? throw new ArgumentException("'amount' is required."), order.RequiredText("invoice_id"), order.Number("reason_code") ?? 0, order.Text("account_id")));
            case ("POST", ["decline-next"]):
                account.DeclineNext(new ControlRequest(request, "reason_code").Number("reason_code") ?? throw new ArgumentException("'reason_code' is required."));
                return ControlJson.Answer(new JsonObject { ["done"] = true });
            case ("POST", ["payments", var id, "refund"]):
                var refund = await account.RefundPayment(new ControlRequest(request, "amount").Amount("amount"), Id(id));
                return ControlJson.Answer(new JsonObject { ["refund"] = new JsonObject { ["id"] = refund.Id, ["payment_id"] = refund.PaymentId, ["amount"] = refund.Amount } });
            case ("POST", ["payments", var id, "pass-3ds"]):
                return ControlJson.Answer(new JsonObject { ["pa_res"] = account.PassAuthentication(Id(id)) });
            default: return null;
        }
    }

    private static VendorAnswer Paid(CloudPaymentsTransaction payment) => ControlJson.Answer(new JsonObject { ["payment"] = CloudPaymentsWire.Json(payment) });

    private static long? Id(string id) => id == "latest" ? null : long.TryParse(id, CultureInfo.InvariantCulture, out var number) ? number : throw new ArgumentException($"A payment's id is a whole number, not '{id}'.");
}
