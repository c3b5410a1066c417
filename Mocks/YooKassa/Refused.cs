namespace Mocks.YooKassa;

/// <summary>YooKassa refuses the request.</summary>
internal sealed class Refused(int status, string code, string description, string? parameter = null) : Exception(description)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public string Description { get; } = description;

    public string? Parameter { get; } = parameter;

    /// <summary>What helps whoever reads the refusal, and isn't in the vendor's answer.</summary>
    public string? Hint { get; init; }

    public static Refused Invalid(string description, string? parameter = null) => new(400, "invalid_request", description, parameter);

    public static Refused NotFound(string description, string? parameter = null) => new(404, "not_found", description, parameter);
}
