namespace SystemUnderTest.Shipping;

/// <summary>A carrier whose shipments are kept: what was handed over once is not handed over again, whoever asks, and its state is known without asking.</summary>
internal sealed class RecordedCarrier(ICarrier carrier, ShipmentBook book) : ICarrier
{
    public string Code => carrier.Code;

    public Task<ShippingQuote> QuoteAsync(Parcel parcel, CancellationToken cancellationToken) => carrier.QuoteAsync(parcel, cancellationToken);

    public async Task<CarrierShipment> ShipAsync(ShipmentOrder order, CancellationToken cancellationToken)
    {
        var (mine, known) = await book.ReserveAsync(Code, order.OrderNumber, cancellationToken);
        if (known is not null)
            return new CarrierShipment(Code, order.OrderNumber, known);
        if (!mine)
            throw CarrierTrouble.Pending(Code, $"is being asked to carry order {order.OrderNumber} already");
        try
        {
            var shipped = await carrier.ShipAsync(order, cancellationToken);
            await book.KeepAsync(shipped, CancellationToken.None);
            return shipped;
        }
        catch
        {
            await book.ReleaseAsync(Code, order.OrderNumber);
            throw;
        }
    }

    public async Task<ShipmentStatus> TrackAsync(string trackingNumber, CancellationToken cancellationToken)
    {
        var status = await carrier.TrackAsync(trackingNumber, cancellationToken);
        await book.FollowAsync(Code, status, cancellationToken);
        return status;
    }

    public async Task CancelAsync(string trackingNumber, CancellationToken cancellationToken)
    {
        await carrier.CancelAsync(trackingNumber, cancellationToken);
        await book.FollowAsync(Code, new ShipmentStatus(trackingNumber, ShipmentState.Cancelled, ShipmentState.Cancelled, null), cancellationToken);
    }

    public Task<bool> IsWellAsync(CancellationToken cancellationToken) => carrier.IsWellAsync(cancellationToken);
}
