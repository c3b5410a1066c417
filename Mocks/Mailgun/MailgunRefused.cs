namespace Mocks.Mailgun;

/// <summary>Mailgun refuses a request.</summary>
internal sealed class MailgunRefused(int status, string message, string? parameter = null) : Exception(message)
{
    public int Status { get; } = status;

    public string? Parameter { get; } = parameter;

    /// <summary>False: the request is well formed, only nobody can be reached there: no fault of the contract.</summary>
    public bool IsFault { get; init; } = true;
}
