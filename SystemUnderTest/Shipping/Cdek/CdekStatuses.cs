namespace SystemUnderTest.Shipping.Cdek;

/// <summary>CDEK's codes of an order's status, as far as they say more than that it is on its way.</summary>
internal static class CdekStatuses
{
    public const string Removed = "REMOVED";

    /// <summary>A code that is new says that the parcel is on its way.</summary>
    public static string StateOf(string code) => code switch
    {
        "ACCEPTED" or "CREATED" => ShipmentState.Created,
        "ACCEPTED_AT_PICK_UP_POINT" or "POSTOMAT_POSTED" => ShipmentState.ReadyForPickup,
        "DELIVERED" or "POSTOMAT_RECEIVED" => ShipmentState.Delivered,
        "NOT_DELIVERED" => ShipmentState.Returned,
        Removed => ShipmentState.Cancelled,
        _ => ShipmentState.InTransit,
    };
}
