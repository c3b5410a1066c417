using SystemUnderTest.Http;

namespace SystemUnderTest.Payments;

/// <summary>The payment provider did not do what it was asked for.</summary>
internal sealed class ProviderTrouble(int status, string code, string detail, bool isOutcomeKnown) : Refusal(status, code, detail)
{
    /// <summary>True: nothing was done there. False: it may have been; repeat with the same key to find out.</summary>
    public bool IsOutcomeKnown { get; } = isOutcomeKnown;

    /// <summary>Whether the provider understood and said no: trying again is useless.</summary>
    public bool IsRefusal { get; private init; }

    public static ProviderTrouble Refused(string detail) => new(StatusCodes.Status502BadGateway, "payment_provider_error", detail, isOutcomeKnown: true) { IsRefusal = true };

    public static ProviderTrouble Error(string detail, bool isOutcomeKnown) => new(StatusCodes.Status502BadGateway, "payment_provider_error", detail, isOutcomeKnown);

    public static ProviderTrouble Timeout() => new(StatusCodes.Status504GatewayTimeout, "payment_provider_timeout", "YooKassa did not answer in time. Try again; nothing is charged twice.", isOutcomeKnown: false);

    public static ProviderTrouble Busy() => new(StatusCodes.Status503ServiceUnavailable, "payment_provider_busy", "YooKassa is asked too often just now. Try again in a moment.", isOutcomeKnown: true);

    public static ProviderTrouble Misconfigured() => new(StatusCodes.Status502BadGateway, "payment_provider_misconfigured", "YooKassa does not accept our credentials. Our operators have to look after it.", isOutcomeKnown: true);
}
