namespace SystemUnderTest.Tickets;

/// <summary>What shows are paid in, and what Stripe makes of it: whole numbers of the smallest unit.</summary>
internal static class Currency
{
    private static readonly Dictionary<string, (int Decimals, decimal Least)> Known = new(StringComparer.Ordinal)
    {
        ["EUR"] = (2, 0.50m),
        ["GBP"] = (2, 0.30m),
        ["JPY"] = (0, 50m),
        ["USD"] = (2, 0.50m),
    };

    public static IReadOnlyCollection<string> All => Known.Keys;

    public static bool IsKnown(string currency) => Known.ContainsKey(currency);

    /// <summary>Whether the amount has no more decimals than the currency.</summary>
    public static bool Fits(decimal amount, string currency) => decimal.Round(amount, Known[currency].Decimals) == amount;

    /// <summary>Stripe takes no payment below this.</summary>
    public static decimal Least(string currency) => Known[currency].Least;

    public static long ToSmallestUnit(decimal amount, string currency) =>
        decimal.ToInt64(amount * (Known[currency].Decimals == 0 ? 1 : 100));

    /// <summary>The fee of a total, rounded to what the currency has.</summary>
    public static decimal Share(decimal total, decimal percent, string currency) => decimal.Round(total * percent / 100, Known[currency].Decimals, MidpointRounding.ToEven);
}
