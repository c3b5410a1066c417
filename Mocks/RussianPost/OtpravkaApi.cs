using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mocks.Hosting;

namespace Mocks.RussianPost;

/// <summary>Otpravka's API. Its owner locks. Facts: https://otpravka.pochta.ru/specification.</summary>
internal sealed class OtpravkaApi(PostBook book, VendorServerOptions options)
{
    private const int Heaviest = 20_000;
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Known =
    [
        "POST /1.0/tariff", "PUT /2.0/user/backlog", "GET /1.0/backlog/search", "GET /1.0/backlog/{id}", "DELETE /1.0/backlog", "POST /1.0/user/shipment", "GET /1.0/shipment/search", "GET /1.0/settings",
    ];

    private static readonly string[] Categories = ["SIMPLE", "ORDERED", "ORDINARY", "WITH_DECLARED_VALUE", "WITH_DECLARED_VALUE_AND_CASH_ON_DELIVERY"];
    private static readonly string[] Types = ["POSTAL_PARCEL", "ONLINE_PARCEL", "ONLINE_COURIER", "EMS", "LETTER"];

    public VendorAnswer Answer(VendorRequest request)
    {
        Authenticate(request);
        return (request.Method, request.Path.Trim('/').Split('/')) switch
        {
            ("POST", ["1.0", "tariff"]) => Tariff(Body(request)),
            ("PUT", ["2.0", "user", "backlog"]) => Add(request),
            ("GET", ["1.0", "backlog", "search"]) => Found(request, p => p.Batch is null),
            ("GET", ["1.0", "shipment", "search"]) => Found(request, p => p.Batch is not null),
            ("GET", ["1.0", "backlog", var id]) => Write(Json(book.Parcels.FirstOrDefault(p => p.Batch is null && Text(p.Id) == id) ?? throw new PostRefused(404, "NOT_FOUND", "There is no such order"))),
            ("DELETE", ["1.0", "backlog"]) => Delete(request),
            ("POST", ["1.0", "user", "shipment"]) => Batch(request),
            ("GET", ["1.0", "settings"]) => Write(new JsonObject { ["api_enabled"] = true, ["admin-hid"] = "fake", ["org-name"] = "Lessons" }),
            _ => throw new PostRefused(404, "NOT_FOUND", $"There is no {request.Method} {request.Path}. Nearest that the fake has: {string.Join(", ", Nearest.To($"{request.Method} {request.Path}", Known))}"),
        };
    }

    public static VendorAnswer Error(int status, string code, string description) => new(status, new JsonObject { ["code"] = code, ["desc"] = description }.ToJsonString(Written));

    /// <summary>Both headers: the application's token, and the person's login.</summary>
    private void Authenticate(VendorRequest request)
    {
        if (request.Header("Authorization") != $"AccessToken {options.RussianPostToken}") throw new PostRefused(401, "UNAUTHORIZED", "The application's token is missing or wrong", "Authorization");
        var expected = $"Basic {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{options.RussianPostLogin}:{options.RussianPostPassword}"))}";
        if (request.Header("X-User-Authorization") != expected) throw new PostRefused(401, "UNAUTHORIZED", "The user's key is missing or wrong", "X-User-Authorization");
    }

    /// <summary>In kopecks, without VAT; for each started 500 g.</summary>
    private static VendorAnswer Tariff(JsonFields body)
    {
        var (to, mass) = (body.RequiredText("index-to"), body.RequiredWhole("mass"));
        OneOf(body, "mail-category", Categories);
        OneOf(body, "mail-type", Types);
        if (mass <= 0) throw PostRefused.OfField("mass", "invalid");
        if (to is "000000") throw new PostRefused(400, "ILLEGAL_INDEX_TO", "There is no post office of this index", "index-to") { IsFault = false };
        if (mass > Heaviest) throw new PostRefused(400, "ILLEGAL_MASS", "The mass is above what this type of mail carries", "mass") { IsFault = false };
        var rate = 20_000 + (2_500 * ((mass + 499) / 500));
        var insurance = (body.Whole("declared-value") ?? 0) / 100;
        return Write(new JsonObject
        {
            ["total-rate"] = rate + insurance,
            ["total-vat"] = (rate + insurance) / 5,
            ["ground-rate"] = new JsonObject { ["rate"] = rate, ["vat"] = rate / 5 },
            ["insurance-rate"] = new JsonObject { ["rate"] = insurance, ["vat"] = insurance / 5 },
            ["delivery-time"] = new JsonObject { ["min-days"] = to[0] == '1' ? 2 : 6, ["max-days"] = to[0] == '1' ? 4 : 9 },
        });
    }

    /// <summary>An array of orders; each is taken or not by itself, all under a 200.</summary>
    private VendorAnswer Add(VendorRequest request)
    {
        var taken = new JsonArray();
        var errors = new JsonArray();
        PostRefused? fault = null;
        foreach (var (position, item) in Items(request).Index())
        {
            try
            {
                var parcel = Take(new JsonFields(item as JsonObject ?? throw PostRefused.OfField("", "invalid"), "", PostRefused.OfField));
                taken.Add(new JsonObject { ["barcode"] = parcel.Barcode, ["result-id"] = parcel.Id, ["order-num"] = parcel.OrderNum });
            }
            catch (PostRefused refused)
            {
                fault ??= refused.IsFault ? refused : null;
                errors.Add(new JsonObject { ["position"] = position, ["error-codes"] = new JsonArray(new JsonObject { ["code"] = refused.Code, ["description"] = refused.Message, ["details"] = refused.Field }) });
            }
        }

        var answer = new JsonObject { ["orders"] = taken };
        if (errors.Count > 0) answer["errors"] = errors;
        return Write(answer) with { Refusal = fault is null ? null : new Journal.VendorRefusal("russian_post", request.Method, request.Path, 200, fault.Code, fault.Message, fault.Field) };
    }

    private PostalParcel Take(JsonFields order)
    {
        if (order.RequiredText("address-type-to") != "DEFAULT") throw PostRefused.OfField("address-type-to", "invalid");
        OneOf(order, "mail-category", Categories);
        OneOf(order, "mail-type", Types);
        if (order.RequiredWhole("mail-direct") != 643) throw PostRefused.OfField("mail-direct", "invalid");
        var (to, mass) = (order.RequiredWhole("index-to"), order.RequiredWhole("mass"));
        _ = (order.RequiredText("region-to"), order.RequiredText("place-to"), order.RequiredText("street-to"), order.RequiredText("order-num"));
        var recipient = order.Text("recipient-name") ?? $"{order.RequiredText("surname")} {order.RequiredText("given-name")}";
        if (order.Number("tel-address") is { } phone && (phone != decimal.Truncate(phone) || phone < 10_000_000_000)) throw PostRefused.OfField("tel-address", "invalid");
        if (order.Text("mail-category")!.StartsWith("WITH_DECLARED_VALUE", StringComparison.Ordinal)) _ = order.RequiredWhole("insr-value");
        if (to == 0) throw new PostRefused(200, "ILLEGAL_INDEX_TO", "There is no post office of this index", "index-to") { IsFault = false };
        if (mass is <= 0 or > Heaviest) throw new PostRefused(200, "ILLEGAL_MASS", "The mass is above what this type of mail carries", "mass") { IsFault = mass <= 0 };
        return book.Add(order.RequiredText("order-num"), to.ToString("D6", CultureInfo.InvariantCulture), recipient, mass);
    }

    private VendorAnswer Found(VendorRequest request, Func<PostalParcel, bool> where)
    {
        if (!request.Query.TryGetValue("query", out var query) || query.Length == 0) throw PostRefused.OfField("query", "empty");
        return Write(new JsonArray([.. book.Parcels.Where(p => where(p) && (p.Barcode == query || p.OrderNum == query)).Select(p => (JsonNode)Json(p))]));
    }

    private VendorAnswer Delete(VendorRequest request)
    {
        var (done, errors) = (new JsonArray(), new JsonArray());
        foreach (var (position, item) in Items(request).Index())
        {
            if (item is JsonValue value && value.TryGetValue<long>(out var id) && book.Delete(id)) done.Add(id);
            else errors.Add(new JsonObject { ["position"] = position, ["error-code"] = "NOT_FOUND" });
        }

        var answer = new JsonObject { ["result-ids"] = done };
        if (errors.Count > 0) answer["errors"] = errors;
        return Write(answer);
    }

    private VendorAnswer Batch(VendorRequest request)
    {
        var ids = Items(request).OfType<JsonValue>().Select(v => v.GetValue<long>()).ToList();
        return Write(new JsonObject { ["batches"] = new JsonArray(new JsonObject { ["batch-name"] = book.Batch(ids), ["batch-status"] = "CREATED" }), ["result-ids"] = new JsonArray([.. ids.Select(i => (JsonNode)i)]) });
    }

    private static JsonArray Items(VendorRequest request)
    {
        RequireJson(request);
        try
        {
            return JsonNode.Parse(request.Body) as JsonArray ?? throw PostRefused.OfField("", "invalid");
        }
        catch (JsonException)
        {
            throw PostRefused.OfField("", "invalid");
        }
    }

    private static JsonFields Body(VendorRequest request)
    {
        RequireJson(request);
        return JsonFields.Parse(request.Body, PostRefused.OfField);
    }

    private static void RequireJson(VendorRequest request)
    {
        if (request.ContentType != "application/json") throw new PostRefused(415, "UNSUPPORTED_MEDIA_TYPE", $"The body must be application/json, not '{request.ContentType}'", "Content-Type");
    }

    private static void OneOf(JsonFields body, string name, string[] known)
    {
        if (!known.Contains(body.RequiredText(name), StringComparer.Ordinal)) throw PostRefused.OfField(name, "invalid");
    }

    private static JsonObject Json(PostalParcel p) => new()
    {
        ["id"] = p.Id,
        ["barcode"] = p.Barcode,
        ["order-num"] = p.OrderNum,
        ["index-to"] = int.Parse(p.IndexTo, CultureInfo.InvariantCulture),
        ["mass"] = p.Mass,
        ["recipient-name"] = p.Recipient,
        ["batch-name"] = p.Batch,
        ["batch-status"] = p.Batch is null ? null : "CREATED",
        ["human-operation-name"] = p.Operation,
        ["last-oper-date"] = p.OperationAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
    };

    private static VendorAnswer Write(JsonNode json) => new(200, json.ToJsonString(Written));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
