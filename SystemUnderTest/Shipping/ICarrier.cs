namespace SystemUnderTest.Shipping;

/// <summary>One carrier. Each calls its vendor: never within a transaction.</summary>
internal interface ICarrier
{
    /// <summary>Its name in settings, requests and answers: "cdek".</summary>
    string Code { get; }

    /// <summary>What it costs to carry a parcel, and how long it takes.</summary>
    /// <exception cref="CarrierTrouble">It does not carry this, or does not say.</exception>
    Task<ShippingQuote> QuoteAsync(Parcel parcel, CancellationToken cancellationToken);

    /// <summary>Hands a parcel over, once for each order number: a repetition finds the shipment that there is.</summary>
    /// <exception cref="CarrierTrouble">It was not handed over, or nobody knows: then repeat with the same order number.</exception>
    Task<CarrierShipment> ShipAsync(ShipmentOrder order, CancellationToken cancellationToken);

    /// <summary>Where a parcel is now.</summary>
    /// <exception cref="CarrierTrouble">The carrier does not know it, or does not say.</exception>
    Task<ShipmentStatus> TrackAsync(string trackingNumber, CancellationToken cancellationToken);

    /// <summary>Takes a parcel back that is not on its way yet; one that was taken back already needs nothing more.</summary>
    /// <exception cref="CarrierTrouble">It is on its way, or nobody knows.</exception>
    Task CancelAsync(string trackingNumber, CancellationToken cancellationToken);

    /// <summary>Whether the carrier answers, and accepts our credentials.</summary>
    Task<bool> IsWellAsync(CancellationToken cancellationToken);
}

/// <summary>What is to be carried, and where to. All sizes are of the packed parcel.</summary>
/// <param name="ToPostalCode">Six digits.</param>
/// <param name="WeightGrams">Its weight.</param>
/// <param name="LengthCm">Its longest side.</param>
/// <param name="WidthCm">Its second side.</param>
/// <param name="HeightCm">Its third side.</param>
/// <param name="DeclaredValue">What it is insured for, in roubles.</param>
internal sealed record Parcel(string ToPostalCode, int WeightGrams, int LengthCm, int WidthCm, int HeightCm, decimal DeclaredValue);

/// <summary>What a carrier asks for a parcel.</summary>
/// <param name="Carrier">Its code.</param>
/// <param name="Cost">All in all.</param>
/// <param name="Currency">Three letters.</param>
/// <param name="DaysMin">At the earliest.</param>
/// <param name="DaysMax">At the latest.</param>
internal sealed record ShippingQuote(string Carrier, decimal Cost, string Currency, int DaysMin, int DaysMax);

/// <summary>A parcel that is to be handed over.</summary>
/// <param name="OrderNumber">Ours; one shipment each.</param>
/// <param name="Parcel">What and where to.</param>
/// <param name="Recipient">To whom.</param>
internal sealed record ShipmentOrder(string OrderNumber, Parcel Parcel, Recipient Recipient);

/// <summary>Who gets a parcel.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Phone">In E.164: "+79161234567".</param>
/// <param name="City">City.</param>
/// <param name="Address">Street, house, flat.</param>
internal sealed record Recipient(string Name, string Phone, string City, string Address);

/// <summary>A parcel that a carrier has taken over.</summary>
internal sealed record CarrierShipment(string Carrier, string OrderNumber, string TrackingNumber);

/// <summary>Where a parcel is.</summary>
/// <param name="TrackingNumber">The carrier's number.</param>
/// <param name="State">One of <see cref="ShipmentState"/>.</param>
/// <param name="CarrierStatus">The carrier's own word for it.</param>
/// <param name="At">Since when, as the carrier says; null where it does not.</param>
internal sealed record ShipmentStatus(string TrackingNumber, string State, string CarrierStatus, DateTimeOffset? At);

/// <summary>What can be said of a parcel whoever carries it.</summary>
internal static class ShipmentState
{
    public const string Ordering = "ordering";
    public const string Created = "created";
    public const string InTransit = "in_transit";
    public const string ReadyForPickup = "ready_for_pickup";
    public const string Delivered = "delivered";
    public const string Returned = "returned";
    public const string Cancelled = "cancelled";
}
