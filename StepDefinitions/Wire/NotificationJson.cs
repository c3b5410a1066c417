namespace StepDefinitions.Wire;

public sealed record NotificationAcceptedJson
{
    public required Guid Id { get; init; }
    public required Guid TaskId { get; init; }
}

public sealed record NotificationJson
{
    public required Guid Id { get; init; }
    public required string Channel { get; init; }
    public required string To { get; init; }
    public required string? Subject { get; init; }
    public required string Status { get; init; }
    public required string? Provider { get; init; }
    public required string? Reason { get; init; }
    public required IReadOnlyList<AttemptJson> Attempts { get; init; }
}

public sealed record AttemptJson
{
    public required string Provider { get; init; }
    public required string Outcome { get; init; }
    public required string? Reason { get; init; }
}

public sealed record ProvidersJson
{
    public required IReadOnlyList<string> Mail { get; init; }
    public required IReadOnlyList<string> Sms { get; init; }
}
