namespace StepDefinitions.Wire;

public sealed record InvoiceJson
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required string Status { get; init; }
    public required Guid? TutorId { get; init; }
    public required Guid? StudentId { get; init; }
    public required string StudentName { get; init; }
    public required Guid? ParentId { get; init; }
    public required Guid? SubjectId { get; init; }
    public required decimal Amount { get; init; }
    public required string Currency { get; init; }
    public required DateOnly DueDate { get; init; }
    public required string Description { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset? SentAt { get; init; }
    public required DateTimeOffset? ViewedAt { get; init; }
    public required DateTimeOffset? PaidAt { get; init; }
    public required DateTimeOffset? CancelledAt { get; init; }
}

public sealed record InvoiceListJson
{
    public required IReadOnlyList<InvoiceJson> Items { get; init; }
    public required int Total { get; init; }
}

public sealed record TransitionJson
{
    public required string? From { get; init; }
    public required string To { get; init; }
    public required Guid? ActorId { get; init; }
    public required string ActorRole { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string? Reason { get; init; }
}

public sealed record TransitionListJson
{
    public required IReadOnlyList<TransitionJson> Items { get; init; }
}
