namespace Mocks.Stripe;

/// <summary>Stripe refuses the request.</summary>
internal sealed class StripeRefused(int status, string type, string message, string? code = null, string? parameter = null) : Exception(message)
{
    public int Status { get; } = status;

    public string Type { get; } = type;

    public string? Code { get; } = code;

    public string? Parameter { get; } = parameter;

    public string? DeclineCode { get; init; }

    /// <summary>Whether the work had begun: then the same idempotency key gets the same refusal. A request that fails validation is not remembered.</summary>
    public bool HadBegun { get; init; }

    /// <summary>What helps whoever reads the refusal, and isn't in Stripe's answer.</summary>
    public string? Hint { get; init; }

    public static StripeRefused Invalid(string message, string? parameter = null, string? code = null) => new(400, "invalid_request_error", message, code, parameter);

    public static StripeRefused Missing(string what, string id, string parameter, int status = 404) =>
        new(status, "invalid_request_error", $"No such {what}: '{id}'", "resource_missing", parameter);

    /// <summary>What the object's state doesn't allow.</summary>
    public static StripeRefused Impossible(string message, string? code = null, string? parameter = null) =>
        new(400, "invalid_request_error", message, code, parameter) { HadBegun = true };
}
