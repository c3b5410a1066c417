namespace Mocks.Twilio;

/// <summary>Twilio refuses a request, with one of its codes.</summary>
internal sealed class TwilioRefused(int status, int code, string message, string? parameter = null) : Exception(message)
{
    public int Status { get; } = status;

    public int Code { get; } = code;

    public string? Parameter { get; } = parameter;

    /// <summary>False: the request is well formed, only nobody can be reached there: no fault of the contract.</summary>
    public bool IsFault { get; init; } = true;
}
