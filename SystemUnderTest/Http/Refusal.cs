namespace SystemUnderTest.Http;

/// <summary>A request that cannot be served, for a reason that the caller can act on. Becomes application/problem+json.</summary>
public class Refusal(int status, string code, string detail) : Exception(detail)
{
    public int Status { get; } = status;

    /// <summary>Machine-readable.</summary>
    public string Code { get; } = code;

    /// <summary>What is wrong with which field; empty if the request as a whole is meant.</summary>
    public Dictionary<string, string[]> Errors { get; init; } = [];

    public static Refusal NotFound(string what) => new(StatusCodes.Status404NotFound, "not_found", $"There is no such {what}.");

    public static Refusal Forbidden(string code, string detail) => new(StatusCodes.Status403Forbidden, code, detail);

    public static Refusal Conflict(string code, string detail) => new(StatusCodes.Status409Conflict, code, detail);
}
