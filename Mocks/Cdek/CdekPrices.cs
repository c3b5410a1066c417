using System.Text.Json.Nodes;

namespace Mocks.Cdek;

/// <summary>What the fake asks: simple enough to be foretold, and for each started kilogramme.</summary>
internal static class CdekPrices
{
    public const int Heaviest = 25_000;

    /// <summary>No place has a postal code of noughts.</summary>
    public static bool Serves(string place) => place is not "000000";

    public static JsonObject Quote(int tariff, string from, string to, int grams)
    {
        var (sum, earliest, latest) = Price(tariff, from, to, grams);
        return new JsonObject
        {
            ["delivery_sum"] = sum,
            ["period_min"] = earliest,
            ["period_max"] = latest,
            ["weight_calc"] = grams,
            ["services"] = new JsonArray(),
            ["total_sum"] = sum,
            ["currency"] = "RUB",
        };
    }

    public static JsonObject Listed(int tariff, string name, string from, string to, int grams)
    {
        var (sum, earliest, latest) = Price(tariff, from, to, grams);
        return new JsonObject { ["tariff_code"] = tariff, ["tariff_name"] = name, ["tariff_description"] = name, ["delivery_mode"] = tariff - 135, ["delivery_sum"] = sum, ["period_min"] = earliest, ["period_max"] = latest };
    }

    /// <summary>300 roubles and 50 for each started kilogramme; 100 less for each end that is no door; a day more into another region.</summary>
    private static (decimal Sum, int Earliest, int Latest) Price(int tariff, string from, string to, int grams)
    {
        var doors = tariff switch { 139 => 2, 136 => 0, _ => 1 };
        var days = from[0] == to[0] ? 1 : 3;
        return (100 + (doors * 100) + (50 * ((grams + 999) / 1000)), days, days + 2);
    }
}
