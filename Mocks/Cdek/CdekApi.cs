using System.Text.Json.Nodes;
using Mocks.Hosting;

namespace Mocks.Cdek;

/// <summary>CDEK's API v2, as a shop uses it. Facts: https://apidoc.cdek.ru/. Its owner locks.</summary>
internal sealed class CdekApi(CdekBook book, CdekTokens tokens, VendorServerOptions options)
{
    private static readonly string[] Known =
    [
        "POST /oauth/token", "POST /calculator/tariff", "POST /calculator/tarifflist", "POST /orders", "GET /orders", "GET /orders/{uuid}", "DELETE /orders/{uuid}",
        "GET /deliverypoints", "POST /webhooks", "GET /webhooks", "DELETE /webhooks/{uuid}",
    ];

    private static readonly Dictionary<int, string> Tariffs = new() { [136] = "Warehouse to warehouse", [137] = "Warehouse to door", [138] = "Door to warehouse", [139] = "Door to door" };

    public VendorAnswer Answer(VendorRequest request)
    {
        string[] path = request.Path.Trim('/').Split('/');
        if ((request.Method, path) is ("POST", ["oauth", "token"])) return Token(request);
        Authenticate(request);
        return (request.Method, path) switch
        {
            ("POST", ["calculator", "tariff"]) => Calculate(request, listed: false),
            ("POST", ["calculator", "tarifflist"]) => Calculate(request, listed: true),
            ("POST", ["orders"]) => Create(request),
            ("GET", ["orders"]) => Found(ByNumber(request)),
            ("GET", ["orders", var uuid]) => Found(book.Known(uuid) ?? throw CdekRefused.NotFound("")),
            ("DELETE", ["orders", var uuid]) => Delete(book.Known(uuid) ?? throw CdekRefused.NotFound("")),
            ("GET", ["deliverypoints"]) => CdekWire.Answer(new JsonArray(Point("MSK1", "Moscow"), Point("SPB1", "Saint Petersburg"))),
            ("GET", ["webhooks"]) => CdekWire.Answer(new JsonArray([.. book.Webhooks.Select(w => (JsonNode)new JsonObject { ["uuid"] = w.Uuid, ["type"] = w.Type, ["url"] = w.Url })])),
            ("POST", ["webhooks"]) => Subscribe(request),
            ("DELETE", ["webhooks", var uuid]) => Unsubscribe(uuid),
            _ => throw new CdekRefused(404, "not_found", $"There is no {request.Method} {request.Path}. Nearest that the fake has: {string.Join(", ", Nearest.To($"{request.Method} {request.Path}", Known))}"),
        };
    }

    public static VendorAnswer Refusal(CdekRefused refused) => refused.Status == 401
        ? CdekWire.Answer(new JsonObject { ["error"] = refused.Code, ["error_description"] = refused.Message }, 401)
        : CdekWire.Answer(new JsonObject { ["requests"] = new JsonArray(new JsonObject { ["type"] = "GET", ["state"] = "INVALID", ["errors"] = CdekWire.Errors((refused.Code, refused.Message)) }) }, refused.Status);

    /// <summary>A form, or the same in the query.</summary>
    private VendorAnswer Token(VendorRequest request)
    {
        if (request.Body.Length > 0 && request.ContentType != "application/x-www-form-urlencoded") throw new CdekRefused(415, "v2_bad_request", "The token is asked for by a form");
        var form = FormFields.Parse(request.Body.Length > 0 ? request.Body : request.RawQuery.TrimStart('?'));
        if (form["grant_type"] != "client_credentials") throw new CdekRefused(400, "unsupported_grant_type", "Unsupported grant type", "grant_type");
        if (form["client_id"] != options.CdekAccount || form["client_secret"] != options.CdekSecret) throw new CdekRefused(401, "invalid_client", "Bad client credentials", "client_id");
        return CdekWire.Answer(new JsonObject { ["access_token"] = tokens.Issue(), ["token_type"] = "bearer", ["expires_in"] = CdekTokens.Seconds, ["scope"] = "order:all payment:all", ["jti"] = book.NextId() });
    }

    private void Authenticate(VendorRequest request)
    {
        const string Scheme = "Bearer ";
        if (request.Header("Authorization") is not { } given || !given.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) throw new CdekRefused(401, "unauthorized", "Full authentication is required", "Authorization");
        if (!tokens.IsGood(given[Scheme.Length..].Trim())) throw new CdekRefused(401, "invalid_token", "The token is invalid or has expired", "Authorization") { IsFault = !tokens.MayBeStale };
    }

    private static VendorAnswer Calculate(VendorRequest request, bool listed)
    {
        var body = Body(request);
        var code = listed ? 0 : body.RequiredWhole("tariff_code");
        var from = Location(body.Required("from_location"));
        var to = Location(body.Required("to_location"));
        var grams = Weight(body);
        if (!listed && !Tariffs.ContainsKey(code)) throw new CdekRefused(400, "v2_tariff_not_found", "The tariff is unknown, or not in the contract", "tariff_code");
        if (!CdekPrices.Serves(to))
            return CdekWire.Answer(new JsonObject { ["errors"] = CdekWire.Errors(("v2_recipient_location_is_not_recognized", "The recipient's place is not recognized")) });
        if (grams > CdekPrices.Heaviest)
            return CdekWire.Answer(new JsonObject { ["errors"] = CdekWire.Errors(("v2_weight_exceeded", "The tariff does not carry this weight")) });
        return CdekWire.Answer(listed ? new JsonObject { ["tariff_codes"] = new JsonArray([.. Tariffs.Select(t => (JsonNode)CdekPrices.Listed(t.Key, t.Value, from, to, grams))]) } : CdekPrices.Quote(code, from, to, grams));
    }

    /// <summary>What is static is checked at once; the rest when CDEK looks at it.</summary>
    private VendorAnswer Create(VendorRequest request)
    {
        var body = Body(request);
        var number = body.Text("number");
        if (number?.Length > 40) throw CdekRefused.OfField("number", "invalid");
        var tariff = body.RequiredWhole("tariff_code");
        if (!Tariffs.ContainsKey(tariff)) throw new CdekRefused(400, "v2_tariff_not_found", "The tariff is unknown, or not in the contract", "tariff_code");
        OneOf(body, "shipment_point", "from_location");
        OneOf(body, "delivery_point", "to_location");
        var to = body.Object("to_location") is { } place ? Location(place) : body.RequiredText("delivery_point");
        if (body.Object("to_location") is { } door) _ = door.RequiredText("address");
        var recipient = body.Required("recipient");
        var name = recipient.RequiredText("name");
        foreach (var phone in recipient.RequiredList("phones")) _ = phone.RequiredText("number");
        var grams = Weight(body);
        foreach (var package in body.RequiredList("packages"))
        {
            _ = package.RequiredText("number");
            foreach (var item in package.RequiredList("items"))
            {
                _ = (item.RequiredText("name"), item.RequiredText("ware_key"), item.RequiredNumber("cost"), item.RequiredWhole("weight"), item.RequiredWhole("amount"));
                _ = item.Required("payment").RequiredNumber("value");
            }
        }

        var order = book.Add(number, tariff, to, name, grams);
        return CdekWire.Answer(CdekWire.Envelope(order.Uuid, "CREATE", "ACCEPTED", book.Now, book.NextId()), 202);
    }

    private VendorAnswer Delete(CdekOrder order)
    {
        if (order.Status is not ("CREATED" or "ACCEPTED"))
            return CdekWire.Answer(CdekWire.Envelope(order.Uuid, "DELETE", "INVALID", book.Now, book.NextId(), ("v2_entity_forbidden", $"The order is {order.Status}: it cannot be deleted any more")), 202);
        order.Add(new CdekStatus("REMOVED", "Moscow", book.Now));
        return CdekWire.Answer(CdekWire.Envelope(order.Uuid, "DELETE", "ACCEPTED", book.Now, book.NextId()), 202);
    }

    private VendorAnswer Found(CdekOrder order)
    {
        book.Look(order);
        return CdekWire.Answer(CdekWire.Json(order, book.NextId()));
    }

    private CdekOrder ByNumber(VendorRequest request)
    {
        if (request.Query.TryGetValue("cdek_number", out var cdek)) return book.Orders.FirstOrDefault(o => o.CdekNumber == cdek) ?? throw Unknown("_cdek_number");
        if (request.Query.TryGetValue("im_number", out var number)) return book.Orders.FirstOrDefault(o => o.Number == number && o.State != "INVALID") ?? book.Orders.FirstOrDefault(o => o.Number == number) ?? throw Unknown("_im_number");
        throw CdekRefused.OfField("im_number", "empty");
    }

    /// <summary>Asking whether there is such an order is no fault.</summary>
    private static CdekRefused Unknown(string what) => new(400, $"v2_entity_not_found{what}", "Entity is not found") { IsFault = false };

    private VendorAnswer Subscribe(VendorRequest request)
    {
        var body = Body(request);
        var (url, type) = (body.RequiredText("url"), body.RequiredText("type"));
        if (type is not ("ORDER_STATUS" or "PRINT_FORM")) throw CdekRefused.OfField("type", "invalid");
        return CdekWire.Answer(CdekWire.Envelope(book.Subscribe(type, url), "CREATE", "SUCCESSFUL", book.Now, book.NextId()));
    }

    private VendorAnswer Unsubscribe(string uuid) => book.Unsubscribe(uuid)
        ? CdekWire.Answer(CdekWire.Envelope(uuid, "DELETE", "SUCCESSFUL", book.Now, book.NextId()))
        : throw CdekRefused.NotFound("");

    private static JsonFields Body(VendorRequest request) => request.ContentType == "application/json"
        ? JsonFields.Parse(request.Body, CdekRefused.OfField)
        : throw new CdekRefused(415, "v2_bad_request", $"The body must be application/json, not '{request.ContentType}'", "Content-Type");

    private static void OneOf(JsonFields body, string one, string other)
    {
        if (body.Has(one) == body.Has(other)) throw new CdekRefused(400, body.Has(one) ? "v2_field_is_invalid" : "v2_field_is_empty", $"Exactly one of [{one}] and [{other}] has to be there", other);
    }

    private static string Location(JsonFields place) => place.Text("postal_code") ?? place.Whole("code")?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? place.RequiredText("city");

    /// <summary>In grams; a package that weighs as little as kilogrammes would is a mistake that CDEK cannot see, and neither does the fake.</summary>
    private static int Weight(JsonFields body) => body.RequiredList("packages").Sum(p => p.RequiredWhole("weight") is > 0 and var grams ? grams : throw CdekRefused.OfField($"{p.Path}.weight", "invalid"));

    private static JsonObject Point(string code, string city) => new() { ["code"] = code, ["name"] = $"{city} 1", ["type"] = "PVZ", ["work_time"] = "Mo-Su 10:00-20:00", ["location"] = new JsonObject { ["city"] = city } };
}
