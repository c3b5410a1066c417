namespace Mocks.Cdek;

/// <summary>The codes of an order's status.</summary>
public static class CdekStatuses
{
    /// <summary>Those that the fake knows, in the order in which a parcel may pass them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "ACCEPTED", "CREATED", "INVALID", "RECEIVED_AT_SHIPMENT_WAREHOUSE", "READY_FOR_SHIPMENT_IN_SENDER_CITY", "TAKEN_BY_TRANSPORTER_FROM_SENDER_CITY", "SENT_TO_RECIPIENT_CITY",
        "ACCEPTED_IN_RECIPIENT_CITY", "ACCEPTED_AT_RECIPIENT_CITY_WAREHOUSE", "TAKEN_BY_COURIER", "ACCEPTED_AT_PICK_UP_POINT", "DELIVERED", "NOT_DELIVERED", "REMOVED",
    ];

    internal static bool IsFinal(string code) => code is "DELIVERED" or "NOT_DELIVERED" or "REMOVED" or "INVALID";

    /// <exception cref="ArgumentException">CDEK has no such status.</exception>
    internal static void Require(string code)
    {
        if (!All.Contains(code, StringComparer.Ordinal))
            throw new ArgumentException($"CDEK has no status '{code}'. Nearest: {string.Join(", ", Hosting.Nearest.To(code, All))}.", nameof(code));
    }
}
