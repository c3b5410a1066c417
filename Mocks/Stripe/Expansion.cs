using System.Text.Json.Nodes;

namespace Mocks.Stripe;

/// <summary>expand[]: puts objects where their ids are.</summary>
internal sealed class Expansion(StripeBook book)
{
    private const int Deepest = 4;

    private static readonly Dictionary<string, string[]> Expandable = new(StringComparer.Ordinal)
    {
        ["checkout.session"] = ["line_items", "payment_intent"],
        ["payment_intent"] = ["latest_charge", "on_behalf_of", "transfer_data.destination"],
        ["charge"] = ["payment_intent", "transfer"],
        ["refund"] = ["charge", "payment_intent"],
        ["transfer"] = ["destination", "source_transaction"],
    };

    public JsonObject Apply(JsonObject json, IReadOnlyList<string> paths)
    {
        foreach (var path in paths)
        {
            var isList = json["object"]?.ToString() == "list";
            var steps = path.Split('.');
            if (steps.Length > Deepest) throw StripeRefused.Invalid($"You cannot expand more than {Deepest} levels of a property", "expand");
            if (isList && steps[0] != "data") throw StripeRefused.Invalid($"This property cannot be expanded ({path}). You may want to try expanding 'data.{path}'", "expand");
            if (!isList) Expand(json, path);
            else foreach (var item in json["data"]!.AsArray().OfType<JsonObject>().ToList()) Expand(item, path["data.".Length..]);
        }

        return json;
    }

    private void Expand(JsonObject json, string path)
    {
        var known = Expandable.GetValueOrDefault(json["object"]?.ToString() ?? "", []);
        var name = known.FirstOrDefault(k => path == k || path.StartsWith(k + ".", StringComparison.Ordinal))
            ?? throw StripeRefused.Invalid($"This property cannot be expanded ({path}).", "expand").WithHint($". Of a {json["object"]} the fake expands: {string.Join(", ", known)}");
        var holder = json;
        foreach (var step in name.Split('.')[..^1])
        {
            if (holder[step] is not JsonObject next) return;
            holder = next;
        }

        var last = name.Split('.')[^1];
        if (name == "line_items" && book.Known<StripeSession>(json["id"]!.ToString()) is { } session) json["line_items"] = Items(session);
        else if (holder[last] is JsonValue id) holder[last] = book.Known<StripeObject>(id.ToString())?.ToJson();
        if (path.Length > name.Length && holder[last] is JsonObject below) Expand(below, path[(name.Length + 1)..]);
    }

    private static JsonObject Items(StripeSession session) => new()
    {
        ["object"] = "list",
        ["data"] = new JsonArray([.. session.LineItems.Select(i => (JsonNode)i.ToJson())]),
        ["has_more"] = false,
        ["url"] = $"/v1/checkout/sessions/{session.Id}/line_items",
    };
}
