using Microsoft.Extensions.Options;
using SystemUnderTest.Http;

namespace SystemUnderTest.Shipping;

/// <summary>The carriers that the settings name. Everything that is handed over is kept in the book.</summary>
internal sealed class Carriers(IEnumerable<ICarrier> all, ShipmentBook book, IOptions<ShippingOptions> options, TimeProvider time, ILogger<Carriers> logger)
{
    private readonly List<ICarrier> _used = [.. (options.Value.Carriers is { Length: > 0 } named ? named.Select(code => all.Single(c => c.Code == code)) : all).Select(c => (ICarrier)new RecordedCarrier(c, book))];

    public IReadOnlyList<ICarrier> Used => _used;

    /// <summary>What the carriers ask, the cheapest first. One that is down, slow or talks nonsense is left out; the others answer.</summary>
    public async Task<IReadOnlyList<ShippingQuote>> QuotesAsync(Parcel parcel, CancellationToken cancellationToken) => (await AskAsync(parcel, cancellationToken)).Quotes;

    /// <summary>The quotes, and why which carrier was left out.</summary>
    public async Task<QuoteRound> AskAsync(Parcel parcel, CancellationToken cancellationToken)
    {
        var asked = await Task.WhenAll(_used.Select(c => AskAsync(c, parcel, cancellationToken)));
        return new QuoteRound(
            [.. asked.Select(a => a.Quote).OfType<ShippingQuote>().OrderBy(q => q.Cost).ThenBy(q => q.Carrier, StringComparer.Ordinal)],
            [.. asked.Select(a => a.LeftOut).OfType<LeftOutCarrier>()]);
    }

    /// <exception cref="Refusal">404: there is none of this name.</exception>
    public ICarrier Find(string code) => _used.Find(c => c.Code == code) ?? throw Refusal.NotFound($"carrier; there are {string.Join(", ", _used.Select(c => c.Code))}");

    private async Task<(ShippingQuote? Quote, LeftOutCarrier? LeftOut)> AskAsync(ICarrier carrier, Parcel parcel, CancellationToken cancellationToken)
    {
        using var timeUp = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.QuoteSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeUp.Token);
        try
        {
            return (Sensible(await carrier.QuoteAsync(parcel, either.Token)), null);
        }
        catch (OperationCanceledException) when (timeUp.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return (null, LeftOut(carrier, CarrierTrouble.Timeout(carrier.Code)));
        }
        catch (CarrierTrouble trouble)
        {
            return (null, LeftOut(carrier, trouble));
        }
    }

    /// <summary>A quote is shown to customers: what a carrier says is not taken on trust.</summary>
    private ShippingQuote Sensible(ShippingQuote quote) => quote switch
    {
        { Currency: var currency } when currency != options.Value.Currency => throw CarrierTrouble.Unintelligible(quote.Carrier, $"it is in {(currency.Length == 0 ? "no currency" : currency)}, not in {options.Value.Currency}"),
        { Cost: <= 0 } => throw CarrierTrouble.Unintelligible(quote.Carrier, "the cost is not above zero"),
        { DaysMin: < 0 } or { DaysMax: > 365 } => throw CarrierTrouble.Unintelligible(quote.Carrier, "the days are out of range"),
        { DaysMin: var earliest, DaysMax: var latest } when latest < earliest => throw CarrierTrouble.Unintelligible(quote.Carrier, "the latest day is before the earliest"),
        _ => quote,
    };

    private LeftOutCarrier LeftOut(ICarrier carrier, CarrierTrouble trouble)
    {
        logger.LogWarning(trouble, "{Carrier} is left out of the quotes", carrier.Code);
        return new LeftOutCarrier(carrier.Code, trouble.Code);
    }
}

/// <summary>What came of asking all carriers.</summary>
internal sealed record QuoteRound(IReadOnlyList<ShippingQuote> Quotes, IReadOnlyList<LeftOutCarrier> LeftOut);

/// <summary>A carrier without a quote, and the code of its trouble.</summary>
internal sealed record LeftOutCarrier(string Carrier, string Reason);
