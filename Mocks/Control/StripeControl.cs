using System.Text.Json.Nodes;
using Mocks.Hosting;
using Mocks.Stripe;

namespace Mocks.Control;

/// <summary>/_control/stripe: what buyers, banks and connected accounts do. What changes something answers with the delivery of its event.</summary>
internal static class StripeControl
{
    /// <summary>What can happen to a session: the last part of its path.</summary>
    public static IReadOnlyList<string> Moves { get; } = ["pay", "decline", "expire", "pay-later", "late-payment-succeeds", "late-payment-fails"];

    /// <summary>Null: there is no such endpoint.</summary>
    public static async Task<VendorAnswer?> AnswerAsync(StripePlatform stripe, VendorRequest request, string[] path) => (request.Method, path) switch
    {
        ("GET", ["sessions"]) => ControlJson.List(stripe.Sessions, s => s.ToJson()),
        ("GET", ["payments"]) => ControlJson.List(stripe.Payments, p => p.ToJson()),
        ("GET", ["refunds"]) => ControlJson.List(stripe.Refunds, r => r.ToJson()),
        ("GET", ["transfers"]) => ControlJson.List(stripe.Transfers, t => t.ToJson()),
        ("GET", ["accounts"]) => ControlJson.List(stripe.Accounts, a => a.ToJson()),
        ("GET", ["deliveries"]) => ControlJson.List(stripe.Deliveries, Of),
        ("POST", ["deliveries", "again"]) => Delivered(await stripe.DeliverAgain(new ControlRequest(request, "event").Text("event"))),
        ("POST", ["deliveries", "repeat"]) => ControlJson.List(await stripe.DeliverUnaccepted(), Of),
        ("POST", ["deliveries", "hold"]) => Hold(stripe),
        ("POST", ["deliveries", "release"]) => ControlJson.List(await stripe.ReleaseDeliveries(new ControlRequest(request, "newest_first").Flag("newest_first") ?? false), Of),
        ("POST", ["deliveries"]) => Delivered(await RawAsync(stripe, request)),
        ("POST", ["accounts", var id, "onboard"]) => Delivered(await stripe.Onboard(new ControlRequest(request, "enabled").Flag("enabled") ?? true, Latest(id))),
        ("POST", ["payments", var id, "refund"]) => Delivered(await stripe.RefundPayment(new ControlRequest(request, "amount").Number("amount"), Latest(id))),
        ("POST", ["sessions", var id, var what]) => await MoveAsync(stripe, request, Latest(id), what) is { } delivery ? Delivered(delivery) : null,
        _ => null,
    };

    private static async Task<StripeDelivery?> MoveAsync(StripePlatform stripe, VendorRequest request, string? id, string what)
    {
        if (what == "decline") return await stripe.Decline(new ControlRequest(request, "decline_code").Text("decline_code") ?? "generic_decline", id);
        if (!Moves.Contains(what, StringComparer.Ordinal)) return null;
        _ = new ControlRequest(request);
        return await (what switch
        {
            "pay" => stripe.PayCheckout(id),
            "expire" => stripe.ExpireCheckout(id),
            "pay-later" => stripe.PayLater(id),
            "late-payment-succeeds" => stripe.LatePaymentSucceeds(id),
            _ => stripe.LatePaymentFails(id),
        });
    }

    private static Task<StripeDelivery> RawAsync(StripePlatform stripe, VendorRequest request)
    {
        var order = new ControlRequest(request, "raw", "signature");
        return stripe.DeliverRaw(order.RequiredText("raw"), order.Text("signature") ?? "");
    }

    private static VendorAnswer Hold(StripePlatform stripe)
    {
        stripe.HoldDeliveries();
        return ControlJson.Answer(new JsonObject { ["done"] = true });
    }

    private static string? Latest(string id) => id == "latest" ? null : id;

    private static VendorAnswer Delivered(StripeDelivery delivery) => ControlJson.Answer(new JsonObject { ["delivery"] = Of(delivery) });

    private static JsonObject Of(StripeDelivery delivery) => new()
    {
        ["at"] = YooKassa.Wire.Time(delivery.At),
        ["event"] = delivery.Event,
        ["event_id"] = delivery.EventId,
        ["object_id"] = delivery.ObjectId,
        ["held"] = delivery.IsHeld,
        ["accepted"] = delivery.IsAccepted,
        ["status"] = delivery.Status,
        ["error"] = delivery.Error,
        ["body"] = delivery.Body,
    };
}
