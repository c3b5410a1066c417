namespace Mocks.YooKassa;

/// <summary>A notification, and what the system's webhook made of it.</summary>
/// <param name="Event">The event, such as "payment.succeeded"; empty where the body was anything.</param>
/// <param name="ObjectId">The payment or refund.</param>
/// <param name="From">The address that it came from.</param>
/// <param name="Body">The body.</param>
/// <param name="Status">The webhook's status; null where there was no answer.</param>
/// <param name="Answer">The webhook's body.</param>
/// <param name="Error">Why there was no answer.</param>
public sealed record NotificationDelivery(string Event, string ObjectId, string From, string Body, int? Status, string Answer, string? Error)
{
    /// <summary>Whether YooKassa is content: any 200; otherwise it would repeat the notification for 24 hours.</summary>
    public bool IsConfirmed => Status == 200;

    /// <summary>Whether it is held back, and not delivered yet.</summary>
    public bool IsHeld { get; init; }

    /// <summary>The media type of the body.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>When it was sent, by the vendors' clock.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Attempts to deliver the same notification have the same number.</summary>
    internal int Number { get; init; }

    /// <summary>Whether it is about a change at YooKassa; false for what somebody sent by hand.</summary>
    internal bool IsVendors { get; init; }

    /// <summary>One line for people.</summary>
    public override string ToString() =>
        $"{(Event.Length == 0 ? "notification" : Event)} {ObjectId} from {From} -> {(IsHeld ? "held back" : Error ?? Status?.ToString(System.Globalization.CultureInfo.InvariantCulture))}";
}
