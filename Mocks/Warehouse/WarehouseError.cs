namespace Mocks.Warehouse;

/// <summary>The warehouse refuses the request.</summary>
internal sealed class WarehouseError(int status, string code, string message, string? field = null) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public string? Field { get; } = field;

    public static WarehouseError Invalid(string field, string message) => new(400, "invalid", $"{field} {message}", field);
}
