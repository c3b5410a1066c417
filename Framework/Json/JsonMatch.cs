using System.Text.Json;
using Framework.Http;

namespace Framework.Json;

/// <summary>
/// Compares JSON with what was expected, and finds every mismatch, not only the first. The expected document is JSON in which a string
/// that begins with <c>#</c> is a matcher (<c>"#uuid"</c>, <c>"#regex ^a"</c>), and an array whose first item is <c>"#each"</c>,
/// <c>"#contains"</c>, <c>"#only"</c> or <c>"#any order"</c> says how the rest is meant. Numbers are equal by value: 1500 is 1500.00.
/// </summary>
public sealed class JsonMatch
{
    private readonly bool _open;
    private readonly List<JsonMismatch> _found = [];

    private JsonMatch(bool open) => _open = open;

    /// <summary>All mismatches between a value and what was expected; empty if it is as expected.</summary>
    /// <param name="actual">What is there.</param>
    /// <param name="expected">What should be, with matchers.</param>
    /// <param name="open">Whether objects may have properties that were not expected. An object that names <c>"#more"</c> may in any case.</param>
    /// <param name="path">Where <paramref name="actual"/> stands, for the messages.</param>
    /// <exception cref="UnknownNameException">A matcher is misspelt.</exception>
    public static IReadOnlyList<JsonMismatch> Compare(JsonElement actual, JsonElement expected, bool open = false, string path = "$")
    {
        var match = new JsonMatch(open);
        match.Value(actual, expected, path);
        return match._found;
    }

    private void Value(JsonElement actual, JsonElement expected, string path)
    {
        if (JsonMarkers.IsMarker(expected))
        {
            var marker = expected.GetString()!;
            Require(JsonMarkers.Matches(marker, actual), path, marker, actual);
        }
        else if (expected.ValueKind == JsonValueKind.Object)
        {
            if (actual.ValueKind == JsonValueKind.Object)
                Properties(actual, expected, path);
            else
                Add(path, $"an object {JsonText.Short(expected)}", JsonText.Short(actual));
        }
        else if (expected.ValueKind == JsonValueKind.Array)
        {
            if (actual.ValueKind == JsonValueKind.Array)
                Items(actual, [.. expected.EnumerateArray()], path);
            else
                Add(path, $"an array {JsonText.Short(expected)}", JsonText.Short(actual));
        }
        else
        {
            Require(IsSame(actual, expected), path, JsonText.Short(expected), actual);
        }
    }

    private void Properties(JsonElement actual, JsonElement expected, string path)
    {
        foreach (var property in expected.EnumerateObject().Where(p => p.Name != "#more"))
        {
            var at = JsonPath.Property(path, property.Name);
            if (actual.TryGetProperty(property.Name, out var value))
                Value(value, property.Value, at);
            else if (!JsonMarkers.AllowsAbsence(property.Value))
                Add(at, JsonText.Short(property.Value).Trim('"') is ['#', ..] marker ? marker : JsonText.Short(property.Value), $"no such property{Nearest(property.Name, actual, expected)}");
        }

        if (_open || expected.TryGetProperty("#more", out _))
            return;
        foreach (var property in actual.EnumerateObject().Where(p => !expected.TryGetProperty(p.Name, out _)))
            Add(JsonPath.Property(path, property.Name), "no such property", JsonText.Short(property.Value));
    }

    private void Items(JsonElement actual, JsonElement[] expected, string path)
    {
        var items = actual.EnumerateArray().ToArray();
        var directive = expected is [{ ValueKind: JsonValueKind.String } first, ..] ? first.GetString() : null;
        switch (directive)
        {
            case "#each":
                for (var i = 0; i < items.Length; i++)
                    Value(items[i], expected is [_, var each] ? each : throw new FormatException("\"#each\" is followed by exactly one item."), JsonPath.Item(path, i));
                break;
            case "#only":
                for (var i = 0; i < items.Length; i++)
                    Require(expected[1..].Any(e => Fits(items[i], e)), JsonPath.Item(path, i), $"one of {JsonText.Short(JsonSerializer.SerializeToElement(expected[1..]))}", items[i]);
                break;
            case "#contains":
                AnyOrder(items, expected[1..], path, mayHaveMore: true);
                break;
            case "#any order":
                AnyOrder(items, expected[1..], path, mayHaveMore: false);
                break;
            default:
                InOrder(items, expected, path);
                break;
        }
    }

    private void InOrder(JsonElement[] actual, JsonElement[] expected, string path)
    {
        if (actual.Length != expected.Length)
            Add(path, $"{expected.Length} item(s)", $"{actual.Length} item(s)");
        for (var i = 0; i < Math.Max(actual.Length, expected.Length); i++)
        {
            if (i >= actual.Length)
                Add(JsonPath.Item(path, i), JsonText.Short(expected[i]), "no such item");
            else if (i >= expected.Length)
                Add(JsonPath.Item(path, i), "no such item", JsonText.Short(actual[i]));
            else
                Value(actual[i], expected[i], JsonPath.Item(path, i));
        }
    }

    private void AnyOrder(JsonElement[] actual, JsonElement[] expected, string path, bool mayHaveMore)
    {
        var (itemOf, isTaken) = JsonPairing.Pair(expected.Length, actual.Length, (e, a) => Fits(actual[a], expected[e]));
        for (var e = 0; e < expected.Length; e++)
        {
            if (itemOf[e] >= 0)
                continue;
            var nearest = Enumerable.Range(0, actual.Length).Where(a => !isTaken[a]).Select(a => (Index: a, Mismatches: Compare(actual[a], expected[e], _open, JsonPath.Item(path, a)))).OrderBy(n => n.Mismatches.Count).FirstOrDefault();
            Add(path, $"an item {JsonText.Short(expected[e])}", nearest.Mismatches is null ? "no item is left for it" : $"none; the nearest is [{nearest.Index}], where {string.Join("; ", nearest.Mismatches)}");
        }

        for (var a = 0; a < actual.Length && !mayHaveMore; a++)
        {
            if (!isTaken[a])
                Add(JsonPath.Item(path, a), "no such item", JsonText.Short(actual[a]));
        }
    }

    private bool Fits(JsonElement actual, JsonElement expected) => Compare(actual, expected, _open).Count == 0;

    private static bool IsSame(JsonElement actual, JsonElement expected) => actual.ValueKind == expected.ValueKind && expected.ValueKind switch
    {
        JsonValueKind.String => actual.GetString() == expected.GetString(),
        JsonValueKind.Number => actual.TryGetDecimal(out var a) && expected.TryGetDecimal(out var e) ? a == e : actual.GetRawText() == expected.GetRawText(),
        _ => true,
    };

    private static string Nearest(string name, JsonElement actual, JsonElement expected)
    {
        var unnamed = actual.EnumerateObject().Select(p => p.Name).Where(n => !expected.TryGetProperty(n, out _));
        var nearest = string.Join(", ", NearestNames.Of(name, unnamed));
        return nearest.Length == 0 ? "" : $" (there are: {nearest})";
    }

    private void Require(bool holds, string path, string expected, JsonElement actual)
    {
        if (!holds)
            Add(path, expected, JsonText.Short(actual));
    }

    private void Add(string path, string expected, string actual) => _found.Add(new JsonMismatch(path, expected, actual));
}
