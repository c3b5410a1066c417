using System.Text.Json;
using System.Text.Json.Serialization;
using Reports.Allure;
using Reports.Journal;

namespace Reports.Runs;

/// <summary>A scenario whose outcome hangs on another that ran before it.</summary>
/// <param name="Scenario">As <c>feature: name</c>.</param>
/// <param name="After">Those that have to run before it; usually one.</param>
/// <param name="Fails">True: it fails only after them. False: it passes only after them.</param>
/// <param name="Message">The failure in one line.</param>
public sealed record OrderDependence(string Scenario, IReadOnlyList<string> After, bool Fails, string Message)
{
    /// <summary>For a person.</summary>
    public override string ToString() => After.Count == 1
        ? $"{(Fails ? "fails" : "passes")} only after \"{After[0]}\"{(Fails ? "" : ", alone it fails")}: {Message}"
        : $"{(Fails ? "fails" : "passes")} only after {After.Count} others together, \"{After[0]}\" among them: {Message}";

    /// <summary>Writes what an audit found, for the reports.</summary>
    /// <exception cref="IOException">It can't be written.</exception>
    public static void Write(ReportPaths paths, IReadOnlyList<OrderDependence> found) =>
        ResultFile.WriteAtomically(paths.Isolation, aside => File.WriteAllBytes(aside, JsonSerializer.SerializeToUtf8Bytes(found, OrderJson.Default.IReadOnlyListOrderDependence)));

    internal static IReadOnlyList<OrderDependence> Read(ReportPaths paths) => JournalFile.Read(paths.Isolation, OrderJson.Default.IReadOnlyListOrderDependence) ?? [];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<OrderDependence>))]
internal sealed partial class OrderJson : JsonSerializerContext;
