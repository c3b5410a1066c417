namespace Mocks.CloudPayments;

/// <summary>CloudPayments does not take the request: mostly 200 with Success = false and a message.</summary>
internal sealed class CloudPaymentsRefused(string message, string code = "invalid_request", string? parameter = null, int status = 200) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public string? Parameter { get; } = parameter;

    public static CloudPaymentsRefused Missing(string name) => new($"{name} is required", "required", name);

    public static CloudPaymentsRefused Invalid(string name) => new($"Invalid {name} value", "invalid", name);
}
