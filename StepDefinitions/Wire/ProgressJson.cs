namespace StepDefinitions.Wire;

public sealed record TrainingJson
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required string Specialisation { get; init; }
    public required int Xp { get; init; }
    public required int Sessions { get; init; }
    public required int Level { get; init; }
    public required int? XpToNextLevel { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required LicenceJson? Licence { get; init; }
}

public sealed record LicenceJson
{
    public required Guid Id { get; init; }
    public required int Level { get; init; }
    public required int HighestLevel { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset SyncedAt { get; init; }
}

public sealed record TrainingListJson
{
    public required IReadOnlyList<TrainingJson> Items { get; init; }
}

public sealed record LicenceHealthJson
{
    public required string Severity { get; init; }
    public required DateTimeOffset CheckedAt { get; init; }
    public required int Total { get; init; }
    public required int InStep { get; init; }
    public required int Drifted { get; init; }
    public required decimal ConsistencyPercent { get; init; }
    public required IReadOnlyList<SpecialisationHealthJson> Specialisations { get; init; }
    public required IReadOnlyList<DriftJson> Drifts { get; init; }
}

public sealed record SpecialisationHealthJson
{
    public required string Specialisation { get; init; }
    public required int Total { get; init; }
    public required int Drifted { get; init; }
    public required int Missing { get; init; }
    public required int LargestDrift { get; init; }
    public required string Severity { get; init; }
}

public sealed record DriftJson
{
    public required Guid TrainingId { get; init; }
    public required Guid PersonId { get; init; }
    public required string Specialisation { get; init; }
    public required int Level { get; init; }
    public required int? LicenceLevel { get; init; }
    public required int? Drift { get; init; }
    public required string Severity { get; init; }
}

public sealed record RepairJson
{
    public required int Corrected { get; init; }
    public required int StillDrifted { get; init; }
}
