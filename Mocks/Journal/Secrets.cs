using System.Text.RegularExpressions;

namespace Mocks.Journal;

/// <summary>Masks what must not be written down.</summary>
internal static partial class Secrets
{
    public const string Mask = "***";

    private static readonly HashSet<string> Headers = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie", "X-Api-Key", "X-Telegram-Bot-Api-Secret-Token", "Stripe-Signature", "X-User-Authorization",
    };

    public static IReadOnlyDictionary<string, string> MaskHeaders(IReadOnlyDictionary<string, string> headers) =>
        headers.ToDictionary(h => h.Key, h => Headers.Contains(h.Key) ? MaskHeader(h.Value) : h.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>Masks the values of JSON properties and form fields that are secrets, and bot tokens.</summary>
    public static string MaskText(string text)
    {
        if (text.Length == 0) return text;
        text = JsonSecret().Replace(text, "${before}\"" + Mask + "\"");
        text = FormSecret().Replace(text, "${before}" + Mask);
        return BotToken().Replace(text, Mask);
    }

    /// <summary>The scheme stays: it says how somebody signed in, not with what.</summary>
    private static string MaskHeader(string value)
    {
        var space = value.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 ? $"{value[..space]} {Mask}" : Mask;
    }

    [GeneratedRegex(@"(?<before>""(?:secret_token|payment_token|secret_key|client_secret|password|csc|cvc|cvv|CardCryptogramPacket)""\s*:\s*|""number""\s*:\s*(?=""\d{13,19}""))""(?:[^""\\]|\\.)*""", RegexOptions.IgnoreCase, 5000)]
    private static partial Regex JsonSecret();

    [GeneratedRegex("(?<before>(?:^|[?&])(?:secret_token|payment_token|secret_key|client_secret|password|api_id|token|CardCryptogramPacket)=)[^&]*", RegexOptions.IgnoreCase, 5000)]
    private static partial Regex FormSecret();

    [GeneratedRegex(@"(?<=/[a-z]*bot)[^/]+|(?<!\d)\d{6,}(?::|%3[Aa])[A-Za-z0-9_-]{30,}", RegexOptions.None, 5000)]
    private static partial Regex BotToken();
}
