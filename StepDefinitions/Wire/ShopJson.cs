namespace StepDefinitions.Wire;

public sealed record CustomerJson
{
    public required Guid Id { get; init; }
    public required string Email { get; init; }
    public required string FullName { get; init; }
    public required string? Phone { get; init; }
    public required DateTimeOffset? EmailVerifiedAt { get; init; }
}

public sealed record CustomerRegisteredJson
{
    public required CustomerJson Customer { get; init; }
    public required string TokenType { get; init; }
    public required string AccessToken { get; init; }
    public required long ExpiresIn { get; init; }
}

public sealed record ProductJson
{
    public required Guid Id { get; init; }
    public required string Sku { get; init; }
    public required string Name { get; init; }
    public required decimal Price { get; init; }
    public required int Stock { get; init; }
    public required int Available { get; init; }
    public required int WeightGrams { get; init; }
    public required double? Rating { get; init; }
    public required int Ratings { get; init; }
}

public sealed record ProductListJson
{
    public required IReadOnlyList<ProductJson> Items { get; init; }
}

public sealed record CartJson
{
    public required IReadOnlyList<CartItemJson> Items { get; init; }
    public required decimal Total { get; init; }
}

public sealed record CartItemJson
{
    public required Guid ProductId { get; init; }
    public required string Sku { get; init; }
    public required string Name { get; init; }
    public required int Quantity { get; init; }
    public required decimal UnitPrice { get; init; }
    public required decimal Total { get; init; }
}

public sealed record AddressJson
{
    public required string FullName { get; init; }
    public required string Line { get; init; }
    public required string City { get; init; }
    public required string PostalCode { get; init; }
    public required string? Phone { get; init; }
}

public sealed record PurchaseJson
{
    public required Guid Id { get; init; }
    public required string Status { get; init; }
    public required string? Reason { get; init; }
    public required string Currency { get; init; }
    public required decimal Total { get; init; }
    public required AddressJson ShippingAddress { get; init; }
    public required AddressJson BillingAddress { get; init; }
    public required string Carrier { get; init; }
    public required string Stock { get; init; }
    public required string Shipment { get; init; }
    public required string? TrackingNumber { get; init; }
    public required Guid? TaskId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset? ConfirmedAt { get; init; }
    public required IReadOnlyList<PurchaseLineJson> Lines { get; init; }
    public required PurchasePaymentJson? Payment { get; init; }
    public required IReadOnlyList<PurchaseRefundJson> Refunds { get; init; }
}

public sealed record PurchaseLineJson
{
    public required Guid ProductId { get; init; }
    public required string Sku { get; init; }
    public required string Name { get; init; }
    public required int Quantity { get; init; }
    public required decimal UnitPrice { get; init; }
}

public sealed record PurchasePaymentJson
{
    public required Guid Id { get; init; }
    public required string Gateway { get; init; }
    public required string Status { get; init; }
    public required decimal Amount { get; init; }
    public required string Currency { get; init; }
    public required decimal RefundedAmount { get; init; }
    public required string? PageUrl { get; init; }
    public required string? Reason { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset? PaidAt { get; init; }
}

public sealed record PurchaseRefundJson
{
    public required Guid Id { get; init; }
    public required string Status { get; init; }
    public required decimal Amount { get; init; }
    public required string? Reason { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset? DoneAt { get; init; }
}

public sealed record PurchaseListJson
{
    public required IReadOnlyList<PurchaseJson> Items { get; init; }
    public required int Total { get; init; }
}

public sealed record NoticeJson
{
    public required Guid Id { get; init; }
    public required string Kind { get; init; }
    public required string Channel { get; init; }
    public required string Status { get; init; }
    public required int Failures { get; init; }
    public required string? LastError { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset? SentAt { get; init; }
}

public sealed record NoticeListJson
{
    public required IReadOnlyList<NoticeJson> Items { get; init; }
}

public sealed record TaskStartedJson
{
    public required Guid TaskId { get; init; }
}

public sealed record InventoryJson
{
    public required DateTimeOffset? LastSync { get; init; }
    public required int ProductsSynced { get; init; }
    public required int ProductsChanged { get; init; }
    public required int SalesNotTold { get; init; }
}

public sealed record StatisticsJson
{
    public required int PageViews { get; init; }
    public required int CartAdditions { get; init; }
    public required int Purchases { get; init; }
    public required decimal ConversionRate { get; init; }
}
