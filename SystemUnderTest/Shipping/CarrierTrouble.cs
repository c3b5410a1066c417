using System.Globalization;
using SystemUnderTest.Http;

namespace SystemUnderTest.Shipping;

/// <summary>A carrier did not do what it was asked for.</summary>
internal sealed class CarrierTrouble(int status, string code, string detail, bool isOutcomeKnown) : Refusal(status, code, detail)
{
    public const string TimeoutCode = "carrier_timeout";

    /// <summary>True: nothing was done there. False: it may have been; repeat with the same order number to find out.</summary>
    public bool IsOutcomeKnown { get; } = isOutcomeKnown;

    /// <summary>Whether the same may succeed later.</summary>
    public bool IsWorthRepeating => Status >= StatusCodes.Status500InternalServerError;

    public static CarrierTrouble Unreachable(string carrier, string why) => new(StatusCodes.Status502BadGateway, "carrier_unavailable", $"The carrier {carrier} cannot be used just now: {why}.", isOutcomeKnown: false);

    public static CarrierTrouble Timeout(string carrier) => new(StatusCodes.Status504GatewayTimeout, TimeoutCode, $"The carrier {carrier} did not answer in time.", isOutcomeKnown: false);

    public static CarrierTrouble Busy(string carrier) => new(StatusCodes.Status503ServiceUnavailable, "carrier_busy", $"The carrier {carrier} is asked too often just now. Try again in a moment.", isOutcomeKnown: true);

    public static CarrierTrouble Pending(string carrier, string what) => new(StatusCodes.Status503ServiceUnavailable, "carrier_pending", $"The carrier {carrier} {what}. Try again in a moment.", isOutcomeKnown: false);

    public static CarrierTrouble Misconfigured(string carrier) => new(StatusCodes.Status502BadGateway, "carrier_misconfigured", $"The carrier {carrier} does not accept our credentials. Our operators have to look after it.", isOutcomeKnown: true);

    public static CarrierTrouble Unintelligible(string carrier, string what) => new(StatusCodes.Status502BadGateway, "carrier_unintelligible", $"The answer of the carrier {carrier} makes no sense: {what}.", isOutcomeKnown: false);

    public static CarrierTrouble Refused(string carrier, string why) => new(StatusCodes.Status422UnprocessableEntity, "carrier_refused", $"The carrier {carrier} refuses: {why}", isOutcomeKnown: true);

    /// <summary>What an answer that is no success means for every carrier alike.</summary>
    public static CarrierTrouble Of(string carrier, VendorReply reply) => reply switch
    {
        { Outcome: VendorOutcome.TimedOut } => Timeout(carrier),
        { IsAnswered: false } => Unreachable(carrier, reply.Outcome == VendorOutcome.BrokenOff ? "its answer broke off" : "it was not reached"),
        { Status: 401 or 403 } => Misconfigured(carrier),
        { Status: 429 } => Busy(carrier),
        { Status: >= 500 } => Unreachable(carrier, string.Create(CultureInfo.InvariantCulture, $"it answers {reply.Status}")),
        { Status: >= 400 } => Refused(carrier, reply.Summary),
        _ => Unintelligible(carrier, string.Create(CultureInfo.InvariantCulture, $"the status {reply.Status} was not expected")),
    };
}
