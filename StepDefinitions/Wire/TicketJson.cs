namespace StepDefinitions.Wire;

public sealed record ProducerJson
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string? StripeAccountId { get; init; }
    public required bool ChargesEnabled { get; init; }
}

public sealed record ConnectedJson
{
    public required Guid Id { get; init; }
    public required string StripeAccountId { get; init; }
    public required bool ChargesEnabled { get; init; }
    public required string OnboardingUrl { get; init; }
}

public sealed record ShowJson
{
    public required Guid Id { get; init; }
    public required Guid ProducerId { get; init; }
    public required string Title { get; init; }
    public required string Currency { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    public required DateTimeOffset? PublishedAt { get; init; }
    public required IReadOnlyList<TicketKindJson> TicketKinds { get; init; }
}

public sealed record TicketKindJson
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required decimal Price { get; init; }
    public required int? Quantity { get; init; }
    public required int Sold { get; init; }
    public required int? Available { get; init; }
}

public sealed record HoldJson
{
    public required Guid Token { get; init; }
    public required Guid ShowId { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public required IReadOnlyList<TicketItemJson> Items { get; init; }
}

public sealed record TicketItemJson
{
    public required Guid TicketKindId { get; init; }
    public required int Quantity { get; init; }
}

public sealed record OrderJson
{
    public required Guid Id { get; init; }
    public required Guid ShowId { get; init; }
    public required string Status { get; init; }
    public required string? Reason { get; init; }
    public required string Currency { get; init; }
    public required decimal Total { get; init; }
    public required decimal Fee { get; init; }
    public required string? SessionId { get; init; }
    public required string? CheckoutUrl { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public required DateTimeOffset? CompletedAt { get; init; }
    public required DateTimeOffset? RefundedAt { get; init; }
    public required IReadOnlyList<OrderLineJson> Lines { get; init; }
}

public sealed record OrderLineJson
{
    public required Guid TicketKindId { get; init; }
    public required string Name { get; init; }
    public required int Quantity { get; init; }
    public required decimal UnitPrice { get; init; }
}

public sealed record OrderListJson
{
    public required IReadOnlyList<OrderJson> Items { get; init; }
    public required int Total { get; init; }
}

public sealed record AttendeeJson
{
    public required Guid Id { get; init; }
    public required Guid OrderId { get; init; }
    public required Guid TicketKindId { get; init; }
}

public sealed record AttendeeListJson
{
    public required IReadOnlyList<AttendeeJson> Items { get; init; }
    public required int Total { get; init; }
}
