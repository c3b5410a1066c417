using System.Text.Json.Nodes;
using Mocks.Hosting;

namespace Mocks.Control;

/// <summary>/_control/{vendor}/deliveries: callbacks again, late, out of order, for every vendor that has them.</summary>
internal static class DeliveryControl
{
    public static IReadOnlyList<string> EndpointsOf(string vendor) =>
        [$"GET /{vendor}/deliveries", $"POST /{vendor}/deliveries/again", $"POST /{vendor}/deliveries/repeat", $"POST /{vendor}/deliveries/hold", $"POST /{vendor}/deliveries/release", $"POST /{vendor}/faults", $"DELETE /{vendor}/faults"];

    /// <summary>Null: there is no such endpoint.</summary>
    public static async Task<VendorAnswer?> AnswerAsync(NotifyingVendor vendor, VendorRequest request, string[] path)
    {
        switch (request.Method, path)
        {
            case ("GET", []): return ControlJson.List(vendor.Deliveries, Of);
            case ("POST", ["again"]): return Delivered(await vendor.DeliverAgain(new ControlRequest(request, "event").Text("event")));
            case ("POST", ["repeat"]): return ControlJson.List(await vendor.DeliverUnaccepted(), Of);
            case ("POST", ["hold"]):
                vendor.HoldDeliveries();
                return ControlJson.Answer(new JsonObject { ["done"] = true });
            case ("POST", ["release"]): return ControlJson.List(await vendor.ReleaseDeliveries(new ControlRequest(request, "newest_first").Flag("newest_first") ?? false), Of);
            default: return null;
        }
    }

    public static VendorAnswer Delivered(VendorCallback delivery) => ControlJson.Answer(new JsonObject { ["delivery"] = Of(delivery) });

    public static JsonObject Of(VendorCallback delivery) => new()
    {
        ["at"] = YooKassa.Wire.Time(delivery.At),
        ["event"] = delivery.Name,
        ["object_id"] = delivery.ObjectId,
        ["path"] = delivery.Path,
        ["held"] = delivery.IsHeld,
        ["accepted"] = delivery.IsAccepted,
        ["status"] = delivery.Status,
        ["error"] = delivery.Error,
        ["body"] = delivery.Body,
    };
}
