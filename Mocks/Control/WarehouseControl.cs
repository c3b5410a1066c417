using System.Text.Json.Nodes;
using Mocks.Hosting;
using Mocks.Warehouse;

namespace Mocks.Control;

/// <summary>/_control/warehouse: what lies there, and what it was told of.</summary>
internal static class WarehouseControl
{
    public static readonly string[] Endpoints = ["GET /warehouse/movements", "GET /warehouse/stock/{sku}", "POST /warehouse/stock", "DELETE /warehouse/stock/{sku}", "POST /warehouse/faults", "DELETE /warehouse/faults"];

    /// <summary>Null: there is no such endpoint.</summary>
    public static VendorAnswer? Answer(WarehouseSystem warehouse, VendorRequest request, string[] path)
    {
        switch (request.Method, path)
        {
            case ("GET", ["movements"]):
                return ControlJson.List(warehouse.Movements, m => new JsonObject { ["id"] = m.Id, ["sku"] = m.Sku, ["quantity"] = m.Quantity, ["reason"] = m.Reason, ["reference"] = m.Reference });
            case ("GET", ["stock", var sku]): return Stock(warehouse, sku);
            case ("POST", ["stock"]):
                var counted = new ControlRequest(request, "sku", "on_hand");
                warehouse.Count(counted.RequiredText("sku"), counted.Number("on_hand") ?? throw new ArgumentException("'on_hand' is required: a whole number."));
                return Stock(warehouse, counted.RequiredText("sku"));
            case ("DELETE", ["stock", var sku]):
                warehouse.Forget(sku);
                return Stock(warehouse, sku);
            default: return null;
        }
    }

    private static VendorAnswer Stock(WarehouseSystem warehouse, string sku) => ControlJson.Answer(new JsonObject { ["sku"] = sku, ["on_hand"] = warehouse.OnHand(sku) });
}
