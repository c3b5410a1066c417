using SystemUnderTest.Http;

namespace SystemUnderTest.Shop;

/// <summary>
/// Somebody who takes money for us, in two stages: the customer agrees and the money is held; we take it, or let it go. Every call bears a repetition:
/// the payment's or refund's id is its key. Never to be called within a transaction. The fourth is another class of this kind, and one line in the set-up.
/// </summary>
internal interface IPaymentGateway
{
    /// <summary>What requests, settings and rows call it.</summary>
    string Code { get; }

    /// <summary>Makes a page on which the customer agrees.</summary>
    /// <exception cref="GatewayTrouble">It was not made, or nobody knows.</exception>
    Task<GatewayPayment> StartAsync(ShopPayment payment, string description, string returnUrl, CancellationToken cancellationToken);

    /// <summary>The payment as the gateway knows it; null if it doesn't.</summary>
    Task<GatewayPayment?> FindAsync(ShopPayment payment, CancellationToken cancellationToken);

    /// <summary>Takes what is held.</summary>
    Task CaptureAsync(ShopPayment payment, CancellationToken cancellationToken);

    /// <summary>Lets go what is held.</summary>
    Task ReleaseAsync(ShopPayment payment, CancellationToken cancellationToken);

    /// <summary>Gives back of what was taken.</summary>
    /// <returns>The gateway's number of the refund.</returns>
    Task<string> RefundAsync(ShopPayment payment, Guid refund, decimal amount, CancellationToken cancellationToken);

    /// <summary>Whether our credentials are accepted.</summary>
    Task<bool> IsWellAsync(CancellationToken cancellationToken);
}

internal enum GatewayState
{
    /// <summary>The customer has not agreed yet.</summary>
    Open,
    Held,
    Taken,

    /// <summary>Nothing is held, and nothing will be.</summary>
    Over,
}

/// <param name="ProviderId">The gateway's number.</param>
/// <param name="Transaction">The gateway's number of the money; null: none yet, or the same.</param>
/// <param name="State">How far it is.</param>
/// <param name="Amount">What it is about.</param>
/// <param name="Currency">Three capitals.</param>
/// <param name="PageUrl">Where the customer pays.</param>
/// <param name="Reason">Why it is over.</param>
internal sealed record GatewayPayment(string ProviderId, string? Transaction, GatewayState State, decimal Amount, string Currency, string? PageUrl = null, string? Reason = null);

/// <summary>A gateway did not do what it was asked for.</summary>
internal sealed class GatewayTrouble(int status, string code, string detail, bool isOutcomeKnown) : Refusal(status, code, detail)
{
    /// <summary>True: nothing was done there. False: it may have been; repeat with the same key to find out.</summary>
    public bool IsOutcomeKnown { get; } = isOutcomeKnown;

    /// <summary>Whether the gateway understood and said no: trying again is useless.</summary>
    public bool IsRefusal { get; init; }

    public static GatewayTrouble Refused(string gateway, string why) =>
        new(StatusCodes.Status502BadGateway, "payment_provider_error", $"{gateway} refused the request: {why}", isOutcomeKnown: true) { IsRefusal = true };

    public static GatewayTrouble Unreachable(string gateway) => new(StatusCodes.Status502BadGateway, "payment_provider_error", $"{gateway} could not be reached. Try again; nothing is charged twice.", isOutcomeKnown: false);

    public static GatewayTrouble Unintelligible(string gateway) => new(StatusCodes.Status502BadGateway, "payment_provider_error", $"{gateway}'s answer could not be understood. Try again; nothing is charged twice.", isOutcomeKnown: false);

    public static GatewayTrouble Timeout(string gateway) => new(StatusCodes.Status504GatewayTimeout, "payment_provider_timeout", $"{gateway} did not answer in time. Try again; nothing is charged twice.", isOutcomeKnown: false);

    public static GatewayTrouble Busy(string gateway) => new(StatusCodes.Status503ServiceUnavailable, "payment_provider_busy", $"{gateway} is asked too often just now. Try again in a moment.", isOutcomeKnown: true);

    public static GatewayTrouble Misconfigured(string gateway) => new(StatusCodes.Status502BadGateway, "payment_provider_misconfigured", $"{gateway} does not accept our credentials. Our operators have to look after it.", isOutcomeKnown: true);
}

/// <summary>The gateways that there are.</summary>
internal sealed class PaymentGateways(IEnumerable<IPaymentGateway> gateways)
{
    private readonly Dictionary<string, IPaymentGateway> _byCode = gateways.ToDictionary(g => g.Code, StringComparer.Ordinal);

    public IPaymentGateway this[string code] => _byCode[code];

    /// <exception cref="Refusal">400: there is no such gateway.</exception>
    public IPaymentGateway Choose(string code)
    {
        new Validation().Require("gateway", _byCode.ContainsKey(code), $"must be one of {string.Join(", ", _byCode.Keys.Order(StringComparer.Ordinal))}").ThrowIfAny();
        return _byCode[code];
    }
}
