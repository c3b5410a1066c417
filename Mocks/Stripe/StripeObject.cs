using System.Text.Json.Nodes;

namespace Mocks.Stripe;

/// <summary>An object at Stripe, as it is now.</summary>
public abstract class StripeObject
{
    private protected StripeObject(string id, DateTimeOffset created, IReadOnlyDictionary<string, string>? metadata)
    {
        (Id, Created) = (id, created);
        Metadata = metadata ?? new Dictionary<string, string>(StringComparer.Ordinal);
    }

    /// <summary>Prefix and random characters: "cs_test_…".</summary>
    public string Id { get; }

    /// <summary>When it was made, by the vendors' clock.</summary>
    public DateTimeOffset Created { get; }

    /// <summary>What the platform has written on it.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; internal set; }

    /// <summary>What Stripe calls the type: "checkout.session".</summary>
    public abstract string Type { get; }

    /// <summary>The object as Stripe's API answers it.</summary>
    internal JsonObject ToJson()
    {
        var json = new JsonObject { ["id"] = Id, ["object"] = Type, ["created"] = Unix(Created), ["livemode"] = false };
        json["metadata"] = Texts(Metadata);
        Write(json);
        return json;
    }

    private protected abstract void Write(JsonObject json);

    /// <summary>New keys are added, others stay, an empty value removes its key.</summary>
    internal void Label(IReadOnlyDictionary<string, string> labels) =>
        Metadata = Metadata.Where(m => !labels.ContainsKey(m.Key)).Concat(labels.Where(l => l.Value.Length > 0)).ToDictionary(StringComparer.Ordinal);

    private protected static long Unix(DateTimeOffset at) => at.ToUnixTimeSeconds();

    private protected static JsonObject Texts(IReadOnlyDictionary<string, string> texts) => new(texts.Select(t => KeyValuePair.Create(t.Key, (JsonNode?)t.Value)));
}
