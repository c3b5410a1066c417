using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Shipping;

namespace SystemUnderTest.Shop;

/// <summary>Hands an order to its carrier, once, or takes it back. The order's number is the key at the carrier: asked again, it finds the shipment that there is.</summary>
internal sealed class Shipments(AppDb db, Carriers carriers)
{
    // What everything is packed in.
    private const int LengthCm = 30;
    private const int WidthCm = 20;
    private const int HeightCm = 15;

    /// <exception cref="StepRefusedException">The carrier does not carry it.</exception>
    /// <exception cref="CarrierTrouble">It may another time, or nobody knows.</exception>
    public async Task CreateAsync(Guid orderId, CancellationToken cancellationToken)
    {
        var order = await LoadAsync(orderId, cancellationToken);
        if (order.Shipment == DispatchState.Created)
            return;
        await SetAsync(orderId, DispatchState.Requested, null, cancellationToken);
        try
        {
            var made = await carriers.Find(order.Carrier).ShipAsync(ShipmentOf(order), cancellationToken);
            await SetAsync(orderId, DispatchState.Created, made.TrackingNumber, CancellationToken.None);
        }
        catch (CarrierTrouble refused) when (!refused.IsWorthRepeating)
        {
            await SetAsync(orderId, DispatchState.None, null, CancellationToken.None);
            throw new StepRefusedException($"{refused.Code}: {refused.Message}");
        }
    }

    /// <summary>Where nobody knows whether the carrier has it, it is asked: what there is then is taken back.</summary>
    public async Task CancelAsync(Guid orderId, CancellationToken cancellationToken)
    {
        var order = await LoadAsync(orderId, cancellationToken);
        if (order.Shipment == DispatchState.Requested)
        {
            try
            {
                await CreateAsync(orderId, cancellationToken);
                order = await LoadAsync(orderId, cancellationToken);
            }
            catch (StepRefusedException)
            {
                return;
            }
        }

        if (order.Shipment != DispatchState.Created)
            return;
        await carriers.Find(order.Carrier).CancelAsync(order.TrackingNumber!, cancellationToken);
        await SetAsync(orderId, DispatchState.Cancelled, order.TrackingNumber, CancellationToken.None);
    }

    private Task<ShopOrder> LoadAsync(Guid id, CancellationToken cancellationToken) => db.ShopOrders.AsNoTracking().Include(o => o.Lines).SingleAsync(o => o.Id == id, cancellationToken);

    private Task SetAsync(Guid id, string state, string? trackingNumber, CancellationToken cancellationToken) => db.ShopOrders.Where(o => o.Id == id)
        .ExecuteUpdateAsync(o => o.SetProperty(x => x.Shipment, state).SetProperty(x => x.TrackingNumber, trackingNumber), cancellationToken);

    private static ShipmentOrder ShipmentOf(ShopOrder order)
    {
        var to = Address.Of(order.ShippingAddress);
        var parcel = new Parcel(to.PostalCode, order.Lines.Sum(l => l.WeightGrams * l.Quantity), LengthCm, WidthCm, HeightCm, order.Total);
        return new ShipmentOrder(order.Id.ToString("N"), parcel, new Recipient(to.FullName, to.Phone!, to.City, to.Line));
    }
}
