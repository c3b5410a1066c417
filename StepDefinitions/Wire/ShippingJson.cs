namespace StepDefinitions.Wire;

public sealed record QuotesJson
{
    public required IReadOnlyList<QuoteJson> Quotes { get; init; }
    public required IReadOnlyList<LeftOutJson> LeftOut { get; init; }
}

public sealed record QuoteJson
{
    public required string Carrier { get; init; }
    public required decimal Cost { get; init; }
    public required string Currency { get; init; }
    public required int DaysMin { get; init; }
    public required int DaysMax { get; init; }
}

public sealed record LeftOutJson
{
    public required string Carrier { get; init; }
    public required string Reason { get; init; }
}

public sealed record ShippedJson
{
    public required string Carrier { get; init; }
    public required string OrderNumber { get; init; }
    public required string TrackingNumber { get; init; }
}

public sealed record ShipmentJson
{
    public required string Carrier { get; init; }
    public required string TrackingNumber { get; init; }
    public required string State { get; init; }
    public required bool IsFresh { get; init; }
    public required IReadOnlyList<ShipmentStepJson> Steps { get; init; }
}

public sealed record ShipmentStepJson
{
    public required string State { get; init; }
    public required string CarrierStatus { get; init; }
    public required DateTimeOffset At { get; init; }
}
