using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Framework.Http;

/// <summary>
/// Removes secrets from everything that is captured, before anything else sees it: by the name of a header or a field, by what a value looks like, by
/// values that are known to be secret, and card numbers by their check digit. Suites add to each of these.
/// </summary>
public static class SecretMask
{
    /// <summary>What stands in a secret's place.</summary>
    public const string Mask = "***";

    private const int ShortestValue = 6;

    private static readonly ConcurrentDictionary<string, byte> Values = new(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, byte> Headers = new(
        new[]
        {
            "Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie", "X-Api-Key", "Api-Key", "X-Auth-Token", "X-Access-Token", "X-Csrf-Token", "X-Xsrf-Token",
            "X-Amz-Security-Token", "X-Goog-Api-Key", "X-Functions-Key", "Ocp-Apim-Subscription-Key", "X-Vault-Token", "Private-Token", "X-Session-Id",
        }.Select(h => KeyValuePair.Create(h, (byte)0)),
        StringComparer.OrdinalIgnoreCase);

    private static readonly MaskMemory<string> Statements = new(Text, most: 4096);

    private static string[] _values = [];

    /// <summary>Masks this value wherever it appears from now on. Values under six characters are too common to be masked and are ignored.</summary>
    public static void Register(string? secret)
    {
        if (secret is null || secret.Length < ShortestValue || !Values.TryAdd(secret, 0))
            return;
        _values = [.. Values.Keys.OrderByDescending(v => v.Length)];
        Statements.Forget();
    }

    /// <summary>Masks the values of a header of this name from now on.</summary>
    public static void RegisterHeader(string name) => Headers.TryAdd(name, 0);

    /// <summary>Masks the values of fields of this name from now on, in JSON, XML, forms, queries, tables and the columns of the database.</summary>
    /// <param name="name">Letters, digits, <c>_</c> and <c>-</c>; in any case.</param>
    /// <exception cref="ArgumentException">It has other characters.</exception>
    public static void RegisterField(string name)
    {
        SecretNames.Add(name);
        Statements.Forget();
    }

    /// <summary>Masks what matches this pattern from now on.</summary>
    /// <param name="pattern">A regular expression; must not be empty for any text that is no secret.</param>
    /// <exception cref="ArgumentException">It is no regular expression.</exception>
    public static void RegisterPattern(string pattern)
    {
        SecretPatterns.Add(pattern);
        Statements.Forget();
    }

    /// <summary>The value of a header, as far as it may be shown. The scheme of an Authorization header may.</summary>
    public static string Header(string name, string value)
    {
        if (!Headers.ContainsKey(name))
            return SecretNames.Is(name) ? Mask : Text(value);
        var blank = value.IndexOf(' ', StringComparison.Ordinal);
        return name.EndsWith("Authorization", StringComparison.OrdinalIgnoreCase) && blank is > 0 and < 12 ? $"{value[..blank]} {Mask}" : Mask;
    }

    /// <summary>A body, URL, statement or log line, as far as it may be shown.</summary>
    public static string Text(string text)
    {
        if (text.Length == 0)
            return text;
        return CardNumbers.Mask(SecretPatterns.Mask(SecretNames.Mask(Known(text))));
    }

    /// <summary>A statement's text: the same ones come thousands of times in a run.</summary>
    internal static string Statement(string text) => Statements.Of(text);

    /// <summary>What can be no secret by its looks, an id or a time: only values that are known to be secret are masked in it.</summary>
    internal static string Known(string text)
    {
        foreach (var value in _values)
        {
            if (text.Contains(value, StringComparison.Ordinal))
                text = text.Replace(value, Mask, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>Whether a field of this name holds a secret.</summary>
    public static bool IsSecretField(string name) => SecretNames.Is(name);
}
