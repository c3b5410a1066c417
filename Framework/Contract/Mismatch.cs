using System.Globalization;
using System.Text.Json;
using Framework.Http;

namespace Framework.Contract;

/// <summary>Where a value is not what is declared.</summary>
/// <param name="Path">From the value that was compared: <c>.items[2].amount</c>.</param>
/// <param name="What">What is declared, and what was found.</param>
internal sealed record Mismatch(string Path, string What)
{
    private const int Longest = 60;

    public Mismatch Under(string property) => this with { Path = $".{property}{Path}", What = SecretMask.IsSecretField(property) && Path.Length == 0 ? What.Split(", answered ")[0] : What };

    public Mismatch Under(int index) => this with { Path = string.Create(CultureInfo.InvariantCulture, $"[{index}]{Path}") };

    public override string ToString() => $"${Path}: {What}";

    public static Mismatch Of(string declared, JsonElement value) => new("", $"declared as {declared}, answered {Shown(value)}");

    private static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        _ => value.GetRawText() is { Length: > Longest } text ? $"{text[..Longest]}..." : value.GetRawText(),
    };
}
