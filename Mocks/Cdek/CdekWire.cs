using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mocks.Hosting;

namespace Mocks.Cdek;

/// <summary>CDEK's JSON.</summary>
internal static class CdekWire
{
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static VendorAnswer Answer(JsonNode json, int status = 200) => new(status, json.ToJsonString(Written));

    public static string Write(JsonNode json) => json.ToJsonString(Written);

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'+0000'", CultureInfo.InvariantCulture);

    /// <summary>The envelope of everything that is done in the background.</summary>
    public static JsonObject Envelope(string? uuid, string type, string state, DateTimeOffset at, string requestUuid, params IReadOnlyList<(string Code, string Message)> errors)
    {
        var envelope = new JsonObject();
        if (uuid is not null) envelope["entity"] = new JsonObject { ["uuid"] = uuid };
        envelope["requests"] = new JsonArray(Request(type, state, at, requestUuid, errors));
        envelope["related_entities"] = new JsonArray();
        return envelope;
    }

    public static JsonObject Json(CdekOrder o, string requestUuid) => new()
    {
        ["entity"] = new JsonObject
        {
            ["uuid"] = o.Uuid,
            ["is_return"] = false,
            ["type"] = 1,
            ["number"] = o.Number,
            ["cdek_number"] = o.CdekNumber,
            ["tariff_code"] = o.TariffCode,
            ["recipient"] = new JsonObject { ["name"] = o.Recipient },
            ["to_location"] = new JsonObject { ["postal_code"] = o.ToPostalCode, ["country_code"] = "RU" },
            ["statuses"] = new JsonArray([.. o.Statuses.Reverse().Select(s => (JsonNode)new JsonObject { ["code"] = s.Code, ["name"] = s.Code, ["date_time"] = Time(s.At), ["city"] = s.City })]),
        },
        ["requests"] = new JsonArray(Request("CREATE", o.State, o.Statuses[0].At, requestUuid, o.Problem is { } problem ? [problem] : [])),
        ["related_entities"] = new JsonArray(),
    };

    public static JsonObject Push(CdekOrder o, CdekStatus status) => new()
    {
        ["type"] = "ORDER_STATUS",
        ["date_time"] = Time(status.At),
        ["uuid"] = o.Uuid,
        ["attributes"] = new JsonObject
        {
            ["is_return"] = false,
            ["cdek_number"] = o.CdekNumber,
            ["number"] = o.Number,
            ["code"] = status.Code,
            ["status_code"] = status.Code,
            ["status_date_time"] = Time(status.At),
            ["city_name"] = status.City,
        },
    };

    public static JsonArray Errors(params IReadOnlyList<(string Code, string Message)> errors) =>
        new([.. errors.Select(e => (JsonNode)new JsonObject { ["code"] = e.Code, ["message"] = e.Message })]);

    private static JsonObject Request(string type, string state, DateTimeOffset at, string uuid, IReadOnlyList<(string Code, string Message)> errors) => new()
    {
        ["request_uuid"] = uuid,
        ["type"] = type,
        ["state"] = state,
        ["date_time"] = Time(at),
        ["errors"] = Errors(errors),
        ["warnings"] = new JsonArray(),
    };
}
