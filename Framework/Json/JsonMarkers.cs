using System.Globalization;
using System.Net.Mail;
using System.Text.Json;
using System.Text.RegularExpressions;
using Framework.Http;

namespace Framework.Json;

/// <summary>The matchers that may stand in a value's place: <c>#uuid</c>, <c>#regex ^a+$</c>, <c>##date</c> (which may be missing or null).</summary>
internal static partial class JsonMarkers
{
    private static readonly TimeSpan RegexLimit = TimeSpan.FromSeconds(2);

    private static readonly Dictionary<string, Func<JsonElement, bool>> Plain = new(StringComparer.Ordinal)
    {
        ["any"] = _ => true,
        ["notnull"] = v => v.ValueKind != JsonValueKind.Null,
        ["null"] = v => v.ValueKind == JsonValueKind.Null,
        ["string"] = v => v.ValueKind == JsonValueKind.String,
        ["number"] = v => v.ValueKind == JsonValueKind.Number,
        ["integer"] = v => v.ValueKind == JsonValueKind.Number && v.TryGetDecimal(out var number) && decimal.IsInteger(number),
        ["boolean"] = v => v.ValueKind is JsonValueKind.True or JsonValueKind.False,
        ["object"] = v => v.ValueKind == JsonValueKind.Object,
        ["array"] = v => v.ValueKind == JsonValueKind.Array,
        ["uuid"] = v => Text(v) is { } text && Guid.TryParseExact(text, "D", out _),
        ["date"] = v => Text(v) is { } text && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        ["datetime"] = v => Text(v) is { } text && Instant().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
        ["email"] = v => Text(v) is { } text && MailAddress.TryCreate(text, out var address) && address.Address == text,
        ["url"] = v => Text(v) is { } text && Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https",
        ["empty"] = v => IsEmpty(v) == true,
        ["notempty"] = v => IsEmpty(v) == false,
    };

    private static readonly Dictionary<string, Func<JsonElement, string, bool>> WithArgument = new(StringComparer.Ordinal)
    {
        ["regex"] = (v, argument) => Text(v) is { } text && Regex.IsMatch(text, argument, RegexOptions.CultureInvariant, RegexLimit),
        ["text"] = (v, argument) => Text(v) == argument,
        ["contains"] = (v, argument) => Text(v)?.Contains(argument, StringComparison.Ordinal) == true,
        ["number"] = (v, argument) => v.ValueKind == JsonValueKind.Number && Holds(v.GetDecimal(), argument),
        ["array"] = (v, argument) => v.ValueKind == JsonValueKind.Array && v.GetArrayLength() == int.Parse(argument, CultureInfo.InvariantCulture),
    };

    /// <summary>Whether a value is a matcher.</summary>
    internal static bool IsMarker(JsonElement expected) => Text(expected) is ['#', ..];

    /// <summary>Whether the property may be missing: <c>#absent</c>, <c>##...</c>.</summary>
    internal static bool AllowsAbsence(JsonElement expected) => Text(expected) is "#absent" or ['#', '#', ..];

    /// <exception cref="UnknownNameException">There is no such matcher; lists the nearest.</exception>
    internal static bool Matches(string marker, JsonElement actual)
    {
        if (marker == "#absent")
            return false;
        if (marker.StartsWith("##", StringComparison.Ordinal))
            return actual.ValueKind == JsonValueKind.Null || Matches(marker[1..], actual);
        var blank = marker.IndexOf(' ', StringComparison.Ordinal);
        var name = blank < 0 ? marker[1..] : marker[1..blank];
        if (blank < 0 && Plain.TryGetValue(name, out var plain))
            return plain(actual);
        if (blank > 0 && WithArgument.TryGetValue(name, out var withArgument))
            return withArgument(actual, marker[(blank + 1)..]);
        var known = Plain.Keys.Append("absent").Select(k => $"#{k}").Concat(WithArgument.Keys.Select(k => $"#{k} ..."));
        throw new UnknownNameException("matcher", marker, known);
    }

    private static bool Holds(decimal actual, string condition)
    {
        var match = Comparison().Match(condition);
        if (!match.Success)
            throw new FormatException($"'#number {condition}' compares with nothing. Expected, for example: #number > 0, #number <= 99.5.");
        var limit = decimal.Parse(match.Groups["limit"].Value, CultureInfo.InvariantCulture);
        return match.Groups["sign"].Value switch
        {
            ">" => actual > limit,
            ">=" => actual >= limit,
            "<" => actual < limit,
            _ => actual <= limit,
        };
    }

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool? IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Length == 0,
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => !value.EnumerateObject().Any(),
        _ => null,
    };

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Instant();

    [GeneratedRegex(@"^(?<sign>>=?|<=?)\s*(?<limit>-?\d+(\.\d+)?)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Comparison();
}
