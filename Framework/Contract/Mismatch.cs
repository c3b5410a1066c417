using System.Globalization;
using System.Text.Json;
using Framework.Http;

namespace Framework.Contract;

/// <summary>Where a value is not what is declared.</summary>
/// <param name="Path">From the value that was compared: <c>.items[2].amount</c>.</param>
/// <param name="What">What is declared.</param>
/// <param name="Found">What was found instead; null if <paramref name="What"/> says it, or if nobody is to see it.</param>
internal sealed record Mismatch(string Path, string What, string? Found = null)
{
    private const int Longest = 60;

    public Mismatch Under(string property) => this with { Path = $".{property}{Path}", Found = SecretMask.IsSecretField(property) && Path.Length == 0 ? null : Found };

    public Mismatch Under(int index) => this with { Path = string.Create(CultureInfo.InvariantCulture, $"[{index}]{Path}") };

    /// <summary>For a person.</summary>
    /// <param name="verb">What was done with the value: answered, sent.</param>
    public string InWords(string verb) => $"${Path}: {What}{(Found is null ? "" : $", {verb} {Found}")}";

    public static Mismatch Of(string declared, JsonElement value) => new("", $"declared as {declared}", Shown(value));

    private static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        _ => value.GetRawText() is { Length: > Longest } text ? $"{text[..Longest]}..." : value.GetRawText(),
    };
}
