namespace Mocks.Cdek;

/// <summary>CDEK refuses a request.</summary>
internal sealed class CdekRefused(int status, string code, string message, string? field = null) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public string? Field { get; } = field;

    /// <summary>False: the request is well formed, only CDEK does not do this: no fault of the contract.</summary>
    public bool IsFault { get; init; } = true;

    public static CdekRefused OfField(string field, string why) => field.Length == 0
        ? new CdekRefused(400, "v2_bad_request", "The body is not valid JSON")
        : new CdekRefused(400, why == "empty" ? "v2_field_is_empty" : "v2_field_is_invalid", $"[{field}] is {why}", field);

    public static CdekRefused NotFound(string what) => new(400, $"v2_entity_not_found{what}", "Entity is not found");
}
