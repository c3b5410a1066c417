namespace SystemUnderTest.Shop;

/// <param name="ShippingAddress">Where it goes.</param>
/// <param name="BillingAddress">Who pays.</param>
/// <param name="Carrier">Who is to bring it.</param>
internal sealed record CreateShopOrderRequest(Address ShippingAddress, Address BillingAddress, string Carrier);

/// <param name="Gateway">Through whom; nothing: the shop's usual one.</param>
internal sealed record PayOrderRequest(string? Gateway = null);

/// <param name="Amount">How much; nothing: all that is left.</param>
internal sealed record RefundOrderRequest(decimal? Amount = null);

internal sealed record ShopOrderListView(IReadOnlyList<ShopOrderView> Items, int Total);

/// <param name="Id">Its number.</param>
/// <param name="Status">pending, processing, undoing, failed, confirmed, partially_refunded or refunded.</param>
/// <param name="Reason">Why it came to nothing.</param>
/// <param name="Currency">What it costs in.</param>
/// <param name="Total">What it costs.</param>
/// <param name="ShippingAddress">Where it goes.</param>
/// <param name="BillingAddress">Who pays.</param>
/// <param name="Carrier">Who is to bring it.</param>
/// <param name="Stock">none, reserved, sold or released.</param>
/// <param name="Shipment">none, requested, created or cancelled.</param>
/// <param name="TrackingNumber">The carrier's number.</param>
/// <param name="TaskId">The task that processes it.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ConfirmedAt">When everything was done for it.</param>
/// <param name="Lines">What is ordered.</param>
/// <param name="Payment">The last attempt to pay it.</param>
/// <param name="Refunds">What of it went back.</param>
internal sealed record ShopOrderView(
    Guid Id,
    string Status,
    string? Reason,
    string Currency,
    decimal Total,
    Address ShippingAddress,
    Address BillingAddress,
    string Carrier,
    string Stock,
    string Shipment,
    string? TrackingNumber,
    Guid? TaskId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ConfirmedAt,
    IReadOnlyList<ShopOrderLineView> Lines,
    ShopPaymentView? Payment,
    IReadOnlyList<ShopRefundView> Refunds)
{
    public static ShopOrderView Of(ShopOrder o, ShopPayment? payment, IEnumerable<ShopRefund> refunds) => new(
        o.Id, o.Status, o.Reason, o.Currency, o.Total, Address.Of(o.ShippingAddress), Address.Of(o.BillingAddress), o.Carrier, o.Stock, o.Shipment, o.TrackingNumber, o.TaskId, o.CreatedAt, o.ConfirmedAt,
        [.. o.Lines.OrderBy(l => l.Name, StringComparer.Ordinal).Select(l => new ShopOrderLineView(l.ProductId, l.Sku, l.Name, l.Quantity, l.UnitPrice))],
        payment is null ? null : ShopPaymentView.Of(payment),
        [.. refunds.OrderBy(r => r.Id).Select(ShopRefundView.Of)]);
}

internal sealed record ShopOrderLineView(Guid ProductId, string Sku, string Name, int Quantity, decimal UnitPrice);

internal sealed record ShopPaymentView(Guid Id, string Gateway, string Status, decimal Amount, string Currency, decimal RefundedAmount, string? PageUrl, string? Reason, DateTimeOffset CreatedAt, DateTimeOffset? PaidAt)
{
    public static ShopPaymentView Of(ShopPayment p) => new(p.Id, p.Gateway, p.Status, p.Amount, p.Currency, p.RefundedAmount, p.PageUrl, p.Reason, p.CreatedAt, p.PaidAt);
}

internal sealed record ShopRefundView(Guid Id, string Status, decimal Amount, string? Reason, DateTimeOffset CreatedAt, DateTimeOffset? DoneAt)
{
    public static ShopRefundView Of(ShopRefund r) => new(r.Id, r.Status, r.Amount, r.Reason, r.CreatedAt, r.DoneAt);
}

internal sealed record ShopNoticeListView(IReadOnlyList<ShopNoticeView> Items);

internal sealed record ShopNoticeView(Guid Id, string Kind, string Channel, string Status, int Failures, string? LastError, DateTimeOffset CreatedAt, DateTimeOffset? SentAt);
