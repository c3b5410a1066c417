namespace SystemUnderTest.Tickets;

internal sealed record CreateProducerRequest(string Name);

internal sealed record CreateShowRequest(string Title, DateTimeOffset StartsAt, string Currency);

/// <param name="Name">What it is called.</param>
/// <param name="Price">What one costs; 0: nothing.</param>
/// <param name="Quantity">How many there are; nothing: as many as people want.</param>
internal sealed record CreateTicketKindRequest(string Name, decimal Price, int? Quantity = null);

internal sealed record EditTicketKindRequest(decimal Price);

internal sealed record TicketItem(Guid TicketKindId, int Quantity);

internal sealed record HoldRequest(Guid ShowId, IReadOnlyList<TicketItem> Items);

/// <param name="ShowId">Which show.</param>
/// <param name="Items">What is wanted; nothing if it is held already.</param>
/// <param name="HoldToken">The hold's token; nothing if nothing is held.</param>
internal sealed record CreateOrderRequest(Guid ShowId, IReadOnlyList<TicketItem>? Items = null, Guid? HoldToken = null);

internal sealed record ConfirmOrderRequest(string SessionId);

internal sealed record ProducerView(Guid Id, string Name, string? StripeAccountId, bool ChargesEnabled);

internal sealed record ConnectedView(Guid Id, string StripeAccountId, bool ChargesEnabled, string OnboardingUrl);

internal sealed record ShowView(Guid Id, Guid ProducerId, string Title, string Currency, DateTimeOffset StartsAt, DateTimeOffset? PublishedAt, IReadOnlyList<TicketKindView> TicketKinds);

/// <param name="Id">Its id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Price">What one costs.</param>
/// <param name="Quantity">How many there are; null: as many as people want.</param>
/// <param name="Sold">How many are sold.</param>
/// <param name="Available">How many somebody could buy now; null: as many as people want.</param>
internal sealed record TicketKindView(Guid Id, string Name, decimal Price, int? Quantity, int Sold, int? Available);

internal sealed record HoldView(Guid Token, Guid ShowId, DateTimeOffset ExpiresAt, IReadOnlyList<TicketItem> Items)
{
    public static HoldView Of(Hold hold) => new(hold.Token, hold.ShowId, hold.ExpiresAt, [.. hold.Lines.Select(l => new TicketItem(l.TicketKindId, l.Quantity))]);
}

internal sealed record OrderLineView(Guid TicketKindId, string Name, int Quantity, decimal UnitPrice);

internal sealed record OrderView(
    Guid Id,
    Guid ShowId,
    string Status,
    string? Reason,
    string Currency,
    decimal Total,
    decimal Fee,
    string? SessionId,
    string? CheckoutUrl,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? CompletedAt,
    DateTimeOffset? RefundedAt,
    IReadOnlyList<OrderLineView> Lines)
{
    public static OrderView Of(Order o) => new(
        o.Id, o.ShowId, o.Status, o.Reason, o.Currency, o.Total, o.Fee, o.SessionId, o.CheckoutUrl, o.CreatedAt, o.ExpiresAt, o.CompletedAt, o.RefundedAt,
        [.. o.Lines.OrderBy(l => l.TicketKindId).Select(l => new OrderLineView(l.TicketKindId, l.Name, l.Quantity, l.UnitPrice))]);
}

internal sealed record OrderListView(IReadOnlyList<OrderView> Items, int Total);

internal sealed record AttendeeView(Guid Id, Guid OrderId, Guid TicketKindId);

internal sealed record AttendeeListView(IReadOnlyList<AttendeeView> Items, int Total);
