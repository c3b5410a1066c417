using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Framework.Http;

/// <summary>Removes secrets from everything that is captured, before anything else sees it: by header name, by field name, by value, and card numbers by their check digit.</summary>
public static partial class SecretMask
{
    /// <summary>What stands in a secret's place.</summary>
    public const string Mask = "***";

    private static readonly ConcurrentDictionary<string, byte> Values = new(StringComparer.Ordinal);

    private static readonly HashSet<string> Headers = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie", "X-Api-Key", "Api-Key", "X-Auth-Token", "X-Access-Token",
    };

    private static string[] _values = [];

    /// <summary>Masks this value wherever it appears from now on. Values under six characters are too common to be masked and are ignored.</summary>
    public static void Register(string? secret)
    {
        if (secret is null || secret.Length < 6 || !Values.TryAdd(secret, 0))
            return;
        _values = [.. Values.Keys.OrderByDescending(v => v.Length)];
    }

    /// <summary>The value of a header, as far as it may be shown. The scheme of an Authorization header may.</summary>
    public static string Header(string name, string value)
    {
        if (!Headers.Contains(name))
            return Text(value);
        var blank = value.IndexOf(' ', StringComparison.Ordinal);
        return name.EndsWith("Authorization", StringComparison.OrdinalIgnoreCase) && blank is > 0 and < 12 ? $"{value[..blank]} {Mask}" : Mask;
    }

    /// <summary>A body, URL, statement or log line, as far as it may be shown.</summary>
    public static string Text(string text)
    {
        if (text.Length == 0)
            return text;
        foreach (var value in _values)
        {
            if (text.Contains(value, StringComparison.Ordinal))
                text = text.Replace(value, Mask, StringComparison.Ordinal);
        }

        text = JsonField().Replace(text, $"${{before}}{Mask}${{after}}");
        text = FormField().Replace(text, $"${{before}}{Mask}");
        return DigitRun().Replace(text, static m => IsCardNumber(m.Value) ? Mask : m.Value);
    }

    /// <summary>Whether a field of this name holds a secret.</summary>
    public static bool IsSecretField(string name) => JsonField().IsMatch($"\"{name}\":\"x\"");

    private const string Names = "password|passwd|secret|secret_?key|client_secret|api_?key|access_?token|refresh_?token|id_?token|token|card_?number|pan|cvv|cvc|csc";

    [GeneratedRegex($"""(?<before>"({Names})"\s*:\s*")([^"\\]|\\.)*(?<after>")""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex JsonField();

    [GeneratedRegex($"(?<before>(^|[?&;\\s])({Names})=)[^&;\\s\"]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FormField();

    [GeneratedRegex(@"(?<![\w-]|\d\.)\d([ -]?\d){12,18}(?![\w-]|\.\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DigitRun();

    /// <summary>The Luhn check that every payment card number passes (ISO/IEC 7812-1).</summary>
    private static bool IsCardNumber(string text)
    {
        var sum = 0;
        var doubled = false;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (!char.IsAsciiDigit(text[i]))
                continue;
            var digit = text[i] - '0';
            if (doubled)
                digit = digit > 4 ? (digit * 2) - 9 : digit * 2;
            sum += digit;
            doubled = !doubled;
        }

        return sum % 10 == 0;
    }
}
