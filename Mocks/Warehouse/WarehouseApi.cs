using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mocks.Hosting;

namespace Mocks.Warehouse;

/// <summary>The warehouse's HTTP API. Contract: docs/warehouse.md. Its owner locks.</summary>
internal sealed class WarehouseApi(WarehouseBook book, VendorServerOptions options)
{
    private const int MostListed = 500;
    private static readonly string[] Endpoints = ["GET /ping", "GET /stock", "GET /stock/{sku}", "POST /movements"];
    private static readonly string[] Fields = ["id", "sku", "quantity", "reason", "reference"];
    private static readonly string[] Reasons = ["sale", "return", "correction"];

    public VendorAnswer Answer(VendorRequest request)
    {
        if (request.Header("X-Api-Key") != options.WarehouseApiKey)
            throw new WarehouseError(401, "unauthorized", "The header X-Api-Key is missing or wrong", "X-Api-Key");
        return (request.Method, request.Path.Trim('/').Split('/')) switch
        {
            ("GET", ["ping"]) => Json(200, new JsonObject { ["status"] = "ok" }),
            ("GET", ["stock"]) => List(request),
            ("GET", ["stock", var sku]) => Json(200, Item(sku, book.Find(sku) ?? throw UnknownSku(sku))),
            ("POST", ["movements"]) => Move(request),
            _ => throw new WarehouseError(404, "not_found", $"There is no {request.Method} {request.Path}. Nearest: {string.Join(", ", Nearest.To($"{request.Method} {request.Path}", Endpoints))}"),
        };
    }

    public static VendorAnswer Error(WarehouseError error) =>
        Json(error.Status, new JsonObject { ["error"] = new JsonObject { ["code"] = error.Code, ["message"] = error.Message, ["field"] = error.Field } });

    private VendorAnswer List(VendorRequest request)
    {
        var limit = !request.Query.TryGetValue("limit", out var text)
            ? MostListed
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked is >= 1 and <= MostListed ? asked : throw WarehouseError.Invalid("limit", $"must be between 1 and {MostListed}");
        if (request.Query.Keys.FirstOrDefault(k => k is not ("limit" or "after")) is { } unknown)
            throw WarehouseError.Invalid(unknown, "is unknown");
        var found = book.After(request.Query.GetValueOrDefault("after"), limit + 1);
        return Json(200, new JsonObject
        {
            ["items"] = new JsonArray([.. found.Take(limit).Select(i => (JsonNode)Item(i.Sku, i.OnHand))]),
            ["next"] = found.Count > limit ? found[limit - 1].Sku : null,
        });
    }

    /// <summary>The same id with the same content is answered as the first time, and moves nothing.</summary>
    private VendorAnswer Move(VendorRequest request)
    {
        var movement = Read(request);
        if (book.Known(movement.Id) is { } known)
            return known == movement ? Json(200, Of(movement)) : throw new WarehouseError(409, "movement_conflict", $"Another movement has the id {movement.Id}", "id");
        var onHand = book.Find(movement.Sku) ?? throw UnknownSku(movement.Sku);
        if (onHand + movement.Quantity < 0)
            throw new WarehouseError(422, "insufficient_stock", $"There are {onHand} of {movement.Sku}", "quantity");
        book.Move(movement);
        return Json(201, Of(movement));
    }

    private static WarehouseMovement Read(VendorRequest request)
    {
        if (request.ContentType != "application/json")
            throw new WarehouseError(415, "content_type", $"The body must be application/json, not '{request.ContentType}'", "Content-Type");
        var body = Parse(request.Body);
        if (body.Select(p => p.Key).FirstOrDefault(k => !Fields.Contains(k, StringComparer.Ordinal)) is { } unknown)
            throw WarehouseError.Invalid(unknown, "is unknown");
        var reason = Text(body, "reason") ?? throw WarehouseError.Invalid("reason", "is required");
        return new WarehouseMovement(
            Guid.TryParse(Text(body, "id"), out var id) ? id : throw WarehouseError.Invalid("id", "must be a UUID"),
            Text(body, "sku") is { Length: > 0 } sku ? sku : throw WarehouseError.Invalid("sku", "is required"),
            body["quantity"] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<int>(out var quantity) && quantity != 0 ? quantity : throw WarehouseError.Invalid("quantity", "must be a whole number and not 0"),
            Reasons.Contains(reason, StringComparer.Ordinal) ? reason : throw WarehouseError.Invalid("reason", $"must be one of {string.Join(", ", Reasons)}"),
            Text(body, "reference"));
    }

    private static JsonObject Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject ?? throw new WarehouseError(400, "invalid", "The body must be an object");
        }
        catch (JsonException)
        {
            throw new WarehouseError(400, "invalid", "The body is not valid JSON");
        }
    }

    private static string? Text(JsonObject body, string name) => body[name] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => throw WarehouseError.Invalid(name, "must be a text"),
    };

    private static WarehouseError UnknownSku(string sku) => new(404, "unknown_sku", $"There is no SKU {sku}", "sku");

    private JsonObject Of(WarehouseMovement m) => new() { ["id"] = m.Id, ["sku"] = m.Sku, ["quantity"] = m.Quantity, ["reason"] = m.Reason, ["reference"] = m.Reference, ["on_hand"] = book.Find(m.Sku) };

    private static JsonObject Item(string sku, int onHand) => new() { ["sku"] = sku, ["on_hand"] = onHand };

    private static VendorAnswer Json(int status, JsonObject body) => new(status, body.ToJsonString());
}
