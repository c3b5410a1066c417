using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace PlantedFailures;

/// <summary>What is wrong with the system, in the eyes of one scenario only.</summary>
internal sealed record Defect(string Kind, string Where, string What, string InsteadOf = "")
{
    public bool IsAt(string method, string path) =>
        Regex.IsMatch($"{method} {path}".TrimEnd('/'), $"^{Regex.Escape(Where).Replace("\\*", "[^/]+", StringComparison.Ordinal)}$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}

/// <summary>The defects of all scenarios, told apart by the scenario that a call carries with it.</summary>
internal static class Defects
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<Defect>> Planted = new(StringComparer.Ordinal);

    public static void Plant(string scenario, Defect defect) => Planted.GetOrAdd(scenario, _ => new()).Enqueue(defect);

    public static IEnumerable<Defect> Of(string? scenario) => scenario is not null && Planted.TryGetValue(scenario.Trim(), out var planted) ? planted : [];

    public static IEnumerable<Defect> OfCurrent => Of(Activity.Current?.GetBaggageItem("scenario"));
}
