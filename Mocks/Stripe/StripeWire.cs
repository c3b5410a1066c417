using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mocks.Stripe;

/// <summary>Stripe's JSON: indented by two, as Stripe sends it. A webhook's signature is over these very bytes.</summary>
internal static class StripeWire
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public static string Write(JsonNode node) => node.ToJsonString(Options);

    public static JsonObject Error(string type, string message, string? code, string? parameter, string? declineCode, string requestId)
    {
        var error = new JsonObject();
        if (code is not null)
        {
            error["code"] = code;
            error["doc_url"] = $"https://stripe.com/docs/error-codes/{code.Replace('_', '-')}";
        }

        if (declineCode is not null) error["decline_code"] = declineCode;
        error["message"] = message;
        if (parameter is not null) error["param"] = parameter;
        error["request_log_url"] = $"https://dashboard.stripe.com/test/logs/{requestId}";
        error["type"] = type;
        return new JsonObject { ["error"] = error };
    }

    /// <summary>A list's page: newest first, after or before an object.</summary>
    public static JsonObject Page(IReadOnlyList<JsonObject> newestFirst, Parameters parameters, string url)
    {
        var limit = (int)(parameters.Integer("limit", 1, 100) ?? 10);
        var (after, before) = (parameters.Text("starting_after"), parameters.Text("ending_before"));
        if (after is not null && before is not null)
            throw StripeRefused.Invalid("Received both `starting_after` and `ending_before`; only one of them can be given.", "ending_before");
        JsonObject[] page;
        bool hasMore;
        if (before is not null)
        {
            var older = newestFirst.Take(At(before, "ending_before")).ToArray();
            page = older.Length > limit ? older[^limit..] : older;
            hasMore = older.Length > limit;
        }
        else
        {
            var rest = newestFirst.Skip(after is null ? 0 : At(after, "starting_after") + 1).ToArray();
            page = [.. rest.Take(limit)];
            hasMore = rest.Length > limit;
        }

        return new JsonObject { ["object"] = "list", ["data"] = new JsonArray([.. page.Select(o => (JsonNode)o)]), ["has_more"] = hasMore, ["url"] = url };

        int At(string id, string parameter)
        {
            var at = newestFirst.Index().FirstOrDefault(o => o.Item["id"]?.ToString() == id, (-1, []!)).Index;
            return at >= 0 ? at : throw StripeRefused.Missing("object", id, parameter, 400);
        }
    }
}
