namespace StepDefinitions.Wire;

public sealed record RegisteredJson
{
    public required Guid Id { get; init; }
    public required string Email { get; init; }
    public required string FullName { get; init; }
    public required string Role { get; init; }
}

public sealed record SignedInJson
{
    public required string TokenType { get; init; }
    public required string AccessToken { get; init; }
    public required long ExpiresIn { get; init; }
    public required string RefreshToken { get; init; }
}

public sealed record SubjectJson
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required Guid? TeacherId { get; init; }
    public required Guid? TutorId { get; init; }
}

public sealed record EnrolmentJson
{
    public required Guid Id { get; init; }
    public required Guid SubjectId { get; init; }
    public required Guid StudentId { get; init; }
    public required Guid? TutorId { get; init; }
    public required Guid? TeacherId { get; init; }
}

public sealed record TaskJson
{
    public required Guid Id { get; init; }
    public required string Kind { get; init; }
    public required string Status { get; init; }
    public required int Attempts { get; init; }
    public required string? LastError { get; init; }
    public required DateTimeOffset RunAt { get; init; }
}
