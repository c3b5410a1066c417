using System.Text.RegularExpressions;

namespace Framework.Http;

/// <summary>Payment card numbers, known by their check digit.</summary>
internal static partial class CardNumbers
{
    internal static string Mask(string text) => Digits().Replace(text, static m => IsCardNumber(m.Value) ? SecretMask.Mask : m.Value);

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

    [GeneratedRegex(@"(?<![\w-]|\d\.)\d([ -]?\d){12,18}(?![\w-]|\.\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Digits();
}
