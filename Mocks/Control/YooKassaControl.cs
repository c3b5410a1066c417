using System.Text.Json.Nodes;
using Mocks.Hosting;
using Mocks.YooKassa;

namespace Mocks.Control;

/// <summary>/_control/yookassa: what payers, banks and the merchant do. What changes a payment answers with its notification.</summary>
internal static class YooKassaControl
{
    /// <summary>What can happen to a payment: the last part of its path.</summary>
    public static IReadOnlyList<string> Moves { get; } = ["confirm", "hold", "capture", "cancel", "expire", "refuse", "refund"];

    /// <summary>Null: there is no such endpoint.</summary>
    public static async Task<VendorAnswer?> AnswerAsync(YooKassaAccount yooKassa, VendorRequest request, string[] path) => (request.Method, path) switch
    {
        ("GET", ["payments"]) => ControlJson.List(yooKassa.Payments, p => Wire.Of(p, yooKassa.ShopId)),
        ("GET", ["refunds"]) => ControlJson.List(yooKassa.Refunds, Wire.Of),
        ("GET", ["notifications"]) => ControlJson.List(yooKassa.Notifications, ControlJson.Of),
        ("POST", ["notifications"]) => Delivered(await NotifyAsync(yooKassa, request)),
        ("POST", ["notifications", "again"]) => Delivered(await yooKassa.NotifyAgain(new ControlRequest(request, "from").Text("from"))),
        ("POST", ["notifications", "repeat"]) => ControlJson.List(await yooKassa.RepeatUnconfirmed(), ControlJson.Of),
        ("POST", ["notifications", "hold"]) => Hold(yooKassa),
        ("POST", ["notifications", "release"]) =>
            ControlJson.List(await yooKassa.ReleaseNotifications(new ControlRequest(request, "newest_first").Flag("newest_first") ?? false), ControlJson.Of),
        ("POST", ["payments", var id, var what]) => await MoveAsync(yooKassa, request, id == "latest" ? null : id, what) is { } delivery ? Delivered(delivery) : null,
        _ => null,
    };

    private static async Task<NotificationDelivery?> MoveAsync(YooKassaAccount yooKassa, VendorRequest request, string? id, string what)
    {
        switch (what)
        {
            case "refuse": return await yooKassa.Refuse(new ControlRequest(request, "reason").RequiredText("reason"), id);
            case "refund": return await yooKassa.RefundPayment(new ControlRequest(request, "amount").Amount("amount"), id);
            case "confirm" or "hold" or "capture" or "cancel" or "expire": break;
            default: return null;
        }

        _ = new ControlRequest(request);
        return await (what switch
        {
            "confirm" => yooKassa.ConfirmPayment(id),
            "hold" => yooKassa.WaitForCapture(id),
            "capture" => yooKassa.CapturePayment(id),
            "cancel" => yooKassa.CancelPayment(id),
            _ => yooKassa.ExpirePayment(id),
        });
    }

    private static async Task<NotificationDelivery> NotifyAsync(YooKassaAccount yooKassa, VendorRequest request)
    {
        var order = new ControlRequest(request, "event", "id", "from", "raw");
        return order.Text("raw") is { } raw
            ? await yooKassa.NotifyRaw(raw, order.Text("from"))
            : await yooKassa.Notify(order.RequiredText("event"), order.Text("id"), order.Text("from"));
    }

    private static VendorAnswer Hold(YooKassaAccount yooKassa)
    {
        yooKassa.HoldNotifications();
        return ControlJson.Answer(new JsonObject { ["done"] = true });
    }

    private static VendorAnswer Delivered(NotificationDelivery delivery) => ControlJson.Answer(new JsonObject { ["notification"] = ControlJson.Of(delivery) });
}
