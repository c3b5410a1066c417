using System.Text.Json.Nodes;

namespace Mocks.Stripe;

/// <summary>Something that happened at Stripe.</summary>
public sealed class StripeEvent : StripeObject
{
    private readonly JsonObject _object;
    private readonly (string? Id, string? Key) _request;

    internal StripeEvent(string id, DateTimeOffset created, string name, JsonObject @object, (string? Id, string? Key) request)
        : base(id, created, null) => (Name, _object, _request) = (name, @object, request);

    /// <inheritdoc/>
    public override string Type => "event";

    /// <summary>What happened: "checkout.session.completed".</summary>
    public string Name { get; }

    /// <summary>What it happened to.</summary>
    public string ObjectId => _object["id"]!.ToString();

    private protected override void Write(JsonObject json)
    {
        json.Remove("metadata");
        json["api_version"] = StripeApi.Version;
        json["data"] = new JsonObject { ["object"] = _object.DeepClone() };
        json["pending_webhooks"] = 1;
        json["request"] = new JsonObject { ["id"] = _request.Id, ["idempotency_key"] = _request.Key };
        json["type"] = Name;
    }
}

/// <summary>An attempt to tell the system about an event, and what its webhook made of it.</summary>
/// <param name="EventId">"evt_…"; empty where the body was anything.</param>
/// <param name="Event">"checkout.session.completed"; empty where the body was anything.</param>
/// <param name="ObjectId">What the event is about.</param>
/// <param name="Body">The body.</param>
/// <param name="Signature">The header Stripe-Signature; null: none was sent.</param>
/// <param name="Status">The webhook's status; null where there was no answer.</param>
/// <param name="Answer">The webhook's body.</param>
/// <param name="Error">Why there was no answer.</param>
public sealed record StripeDelivery(string EventId, string Event, string ObjectId, string Body, string? Signature, int? Status, string Answer, string? Error)
{
    /// <summary>Whether Stripe is content: any 2xx; otherwise it would deliver the event again for days.</summary>
    public bool IsAccepted => Status is >= 200 and < 300;

    /// <summary>Whether it is held back, and not delivered yet.</summary>
    public bool IsHeld { get; init; }

    /// <summary>When it was sent, by the vendors' clock.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Whether it is about something that happened; false for what somebody sent by hand.</summary>
    internal bool IsStripes { get; init; }

    /// <summary>One line for people.</summary>
    public override string ToString() =>
        $"{(Event.Length == 0 ? "webhook" : Event)} {EventId} {ObjectId} -> {(IsHeld ? "held back" : Error ?? Status?.ToString(System.Globalization.CultureInfo.InvariantCulture))}";
}
