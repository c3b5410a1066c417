using SystemUnderTest.Http;

namespace SystemUnderTest.Tickets;

/// <summary>Stripe did not do what it was asked for.</summary>
internal sealed class StripeTrouble(int status, string code, string detail, bool isOutcomeKnown) : Refusal(status, code, detail)
{
    /// <summary>True: nothing was done there. False: it may have been; repeat with the same key to find out.</summary>
    public bool IsOutcomeKnown { get; } = isOutcomeKnown;

    /// <summary>What Stripe says is wrong with the request; empty where it says nothing.</summary>
    public string StripeMessage { get; init; } = "";

    public static StripeTrouble Unreachable() => new(StatusCodes.Status502BadGateway, "payment_provider_error", "Stripe could not be reached. Nothing was charged, and no tickets are held; try again.", isOutcomeKnown: false);

    public static StripeTrouble Failing() => new(StatusCodes.Status502BadGateway, "payment_provider_error", "Stripe has trouble. Nothing was charged, and no tickets are held; try again.", isOutcomeKnown: false);

    public static StripeTrouble Unintelligible() => new(StatusCodes.Status502BadGateway, "payment_provider_error", "Stripe's answer could not be understood. Nothing was charged, and no tickets are held; try again.", isOutcomeKnown: false);

    public static StripeTrouble Timeout() => new(StatusCodes.Status504GatewayTimeout, "payment_provider_timeout", "Stripe did not answer in time. Nothing was charged, and no tickets are held; try again.", isOutcomeKnown: false);

    public static StripeTrouble Refused(string message) => new(StatusCodes.Status502BadGateway, "payment_provider_error", "Stripe refused the request. Nothing was charged, and no tickets are held.", isOutcomeKnown: true) { StripeMessage = message };

    public static StripeTrouble InFlight() => new(StatusCodes.Status503ServiceUnavailable, "payment_provider_busy", "Stripe is still busy with the same request. Try again in a moment.", isOutcomeKnown: false);

    public static StripeTrouble Busy() => new(StatusCodes.Status503ServiceUnavailable, "payment_provider_busy", "Stripe is asked too often just now. Try again in a moment.", isOutcomeKnown: true);

    public static StripeTrouble Misconfigured() => new(StatusCodes.Status502BadGateway, "payment_provider_misconfigured", "Stripe does not accept our credentials. Our operators have to look after it.", isOutcomeKnown: true);
}
