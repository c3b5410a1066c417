using System.Globalization;

namespace Mocks;

/// <summary>What a vendor sends to the system's webhook, and what the webhook made of it.</summary>
/// <param name="Name">What it is about, in the vendor's words: "pay", "ORDER_STATUS", "delivered"; empty where the body was anything.</param>
/// <param name="ObjectId">The payment, parcel or message.</param>
/// <param name="Path">Where it goes to, relative to the system's address.</param>
/// <param name="Body">The body.</param>
public sealed record VendorCallback(string Name, string ObjectId, string Path, string Body)
{
    /// <summary>The media type of the body.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>The headers beside the usual, the vendor's signature among them.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The address that it came from; empty: one of the vendor's.</summary>
    public string From { get; init; } = "";

    /// <summary>When it was sent, by the vendors' clock.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The webhook's status; null where there was no answer.</summary>
    public int? Status { get; init; }

    /// <summary>The webhook's body.</summary>
    public string Answer { get; init; } = "";

    /// <summary>Why there was no answer.</summary>
    public string? Error { get; init; }

    /// <summary>Whether it is held back, and not delivered yet.</summary>
    public bool IsHeld { get; init; }

    /// <summary>Whether the vendor is content with the answer; otherwise it comes again.</summary>
    public bool IsAccepted { get; init; }

    /// <summary>Attempts to deliver the same have the same number.</summary>
    internal int Number { get; init; }

    /// <summary>Whether it is the vendor's own; false for what somebody sent by hand.</summary>
    internal bool IsVendors { get; init; }

    /// <summary>One line for people.</summary>
    public override string ToString() =>
        $"{(Name.Length == 0 ? "callback" : Name)} {ObjectId} to {Path} -> {(IsHeld ? "held back" : Error ?? Status?.ToString(CultureInfo.InvariantCulture))}";
}
