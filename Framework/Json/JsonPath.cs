using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Framework.Http;

namespace Framework.Json;

/// <summary>
/// Finds values by path: <c>items[0].amount</c>, <c>items[-1]</c> for the last, <c>items[*].id</c> for an array of all ids,
/// <c>['odd name']</c>, <c>$</c> for the whole. A leading <c>$.</c> may be there.
/// </summary>
public static partial class JsonPath
{
    /// <summary>The value at a path.</summary>
    /// <exception cref="UnknownNameException">There is none; lists the nearest paths.</exception>
    public static JsonElement Find(JsonElement root, string path) =>
        TryFind(root, path) ?? throw new UnknownNameException("JSON path", path, All(root));

    /// <summary>The value at a path; null if there is none.</summary>
    /// <exception cref="FormatException">The path breaks the rules.</exception>
    public static JsonElement? TryFind(JsonElement root, string path) => Follow(root, [.. Steps(path)], 0);

    /// <summary>The nearest paths that exist.</summary>
    public static IEnumerable<string> Nearest(JsonElement root, string path) => NearestNames.Of(path, All(root));

    /// <summary>The path of a property.</summary>
    internal static string Property(string parent, string name)
    {
        if (!PlainName().IsMatch(name))
            return $"{(parent == "$" ? "" : parent)}['{name}']";
        return parent == "$" ? name : $"{parent}.{name}";
    }

    /// <summary>The path of an array's item.</summary>
    internal static string Item(string parent, int index) => string.Create(CultureInfo.InvariantCulture, $"{(parent == "$" ? "" : parent)}[{index}]");

    private static JsonElement? Follow(JsonElement value, string[] steps, int from)
    {
        for (var i = from; i < steps.Length; i++)
        {
            var step = steps[i];
            if (step == "[*]")
                return value.ValueKind != JsonValueKind.Array ? null : JsonSerializer.SerializeToElement(value.EnumerateArray().Select(item => Follow(item, steps, i + 1)).Where(found => found is not null));
            if (step.StartsWith('[') && int.TryParse(step.AsSpan(1, step.Length - 2), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
            {
                if (value.ValueKind != JsonValueKind.Array)
                    return null;
                index = index < 0 ? value.GetArrayLength() + index : index;
                if (index < 0 || index >= value.GetArrayLength())
                    return null;
                value = value[index];
                continue;
            }

            var name = step.StartsWith('[') ? step[2..^2] : step;
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
                return null;
        }

        return value;
    }

    private static IEnumerable<string> Steps(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var at = path.StartsWith('$') ? 1 : 0;
        while (at < path.Length)
        {
            var match = Step().Match(path, at);
            if (!match.Success)
                throw new FormatException($"'{path}' is no JSON path from character {at + 1} on. Examples: items[0].amount, items[*].id, ['odd name'].");
            at += match.Length;
            yield return match.Value.TrimStart('.');
        }
    }

    private static IEnumerable<string> All(JsonElement root) => Walk(root, "$").Take(1000);

    private static IEnumerable<string> Walk(JsonElement value, string path)
    {
        var children = value.ValueKind switch
        {
            JsonValueKind.Object => value.EnumerateObject().Select(p => (Property(path, p.Name), p.Value)),
            JsonValueKind.Array => value.EnumerateArray().Select((item, i) => (Item(path, i), item)),
            _ => [],
        };
        foreach (var (childPath, child) in children)
        {
            yield return childPath;
            foreach (var below in Walk(child, childPath))
                yield return below;
        }
    }

    [GeneratedRegex(@"\G(\.?[^.\[\]'\s]+|\[-?\d+\]|\[\*\]|\['[^']*'\])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Step();

    [GeneratedRegex(@"^[^.\[\]'\s]+$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainName();
}
