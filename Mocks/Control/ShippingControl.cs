using System.Text.Json.Nodes;
using Mocks.Boxberry;
using Mocks.Cdek;
using Mocks.Hosting;
using Mocks.RussianPost;

namespace Mocks.Control;

/// <summary>/_control/cdek, /boxberry, /russian_post: parcels, and what happens to them.</summary>
internal static class ShippingControl
{
    public static readonly string[] Endpoints =
    [
        "GET /cdek/orders", "POST /cdek/orders/{number}/happens", "POST /cdek/tokens/take-back", "POST /cdek/orders/look-after", .. DeliveryControl.EndpointsOf("cdek"),
        "GET /boxberry/parcels", "POST /boxberry/parcels/{track}/happens", "POST /boxberry/faults", "DELETE /boxberry/faults",
        "GET /russian_post/parcels", "POST /russian_post/parcels/{barcode}/happens", "POST /russian_post/faults", "DELETE /russian_post/faults",
    ];

    /// <summary>Null: there is no such endpoint.</summary>
    public static async Task<VendorAnswer?> AnswerAsync(ScenarioVendors vendors, VendorRequest request, string[] path)
    {
        switch (request.Method, path)
        {
            case ("GET", ["cdek", "orders"]): return ControlJson.List(vendors.Cdek.Orders, Of);
            case ("POST", ["cdek", "orders", var number, "happens"]):
                var happened = new ControlRequest(request, "status", "city");
                return await vendors.Cdek.Happens(happened.RequiredText("status"), happened.Text("city") ?? "Moscow", Latest(number)) is { } push ? DeliveryControl.Delivered(push) : Done();
            case ("POST", ["cdek", "tokens", "take-back"]):
                vendors.Cdek.TakesTokensBack();
                return Done();
            case ("POST", ["cdek", "orders", "look-after"]):
                vendors.Cdek.LooksAtOrdersAfter(new ControlRequest(request, "questions").Number("questions") ?? throw new ArgumentException("'questions' is required."));
                return Done();
            case ("GET", ["boxberry", "parcels"]): return ControlJson.List(vendors.Boxberry.Parcels, Of);
            case ("POST", ["boxberry", "parcels", var track, "happens"]):
                vendors.Boxberry.Happens(new ControlRequest(request, "status").RequiredText("status"), Latest(track));
                return Done();
            case ("GET", ["russian_post", "parcels"]): return ControlJson.List(vendors.RussianPost.Parcels, Of);
            case ("POST", ["russian_post", "parcels", var barcode, "happens"]):
                vendors.RussianPost.Happens(new ControlRequest(request, "status").RequiredText("status"), Latest(barcode));
                return Done();
            default: return null;
        }
    }

    private static string? Latest(string id) => id == "latest" ? null : id;

    private static VendorAnswer Done() => ControlJson.Answer(new JsonObject { ["done"] = true });

    private static JsonObject Of(CdekOrder o) => new()
    {
        ["uuid"] = o.Uuid,
        ["number"] = o.Number,
        ["cdek_number"] = o.CdekNumber,
        ["state"] = o.State,
        ["to_postal_code"] = o.ToPostalCode,
        ["recipient"] = o.Recipient,
        ["weight"] = o.WeightGrams,
        ["statuses"] = new JsonArray([.. o.Statuses.Select(s => (JsonNode)JsonValue.Create(s.Code))]),
    };

    private static JsonObject Of(BoxberryParcel p) => new()
    {
        ["track"] = p.Track,
        ["order_id"] = p.OrderId,
        ["zip"] = p.Zip,
        ["customer"] = p.Customer,
        ["weight"] = p.Weight,
        ["deleted"] = p.IsDeleted,
        ["statuses"] = new JsonArray([.. p.Statuses.Select(s => (JsonNode)JsonValue.Create(s.Name))]),
    };

    private static JsonObject Of(PostalParcel p) => new()
    {
        ["id"] = p.Id,
        ["barcode"] = p.Barcode,
        ["order_num"] = p.OrderNum,
        ["index_to"] = p.IndexTo,
        ["recipient"] = p.Recipient,
        ["mass"] = p.Mass,
        ["batch"] = p.Batch,
        ["operation"] = p.Operation,
    };
}
