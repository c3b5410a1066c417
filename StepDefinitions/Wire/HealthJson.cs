namespace StepDefinitions.Wire;

public sealed record HealthJson
{
    public required string Status { get; init; }
    public required IReadOnlyList<DependencyJson> Dependencies { get; init; }
}

public sealed record DependencyJson
{
    public required string Name { get; init; }
    public required string Status { get; init; }
    public required double DurationMs { get; init; }
}
