using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Allure.Net.Commons.Functions;

/// <summary>Puts values into words: by the formatter of their type, or else as JSON.</summary>
public static class FormatFunctions
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IncludeFields = true,
        ReferenceHandler = ReferenceHandler.IgnoreCycles,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>The value as JSON.</summary>
    public static string Format(object? value) => Format(value, new Dictionary<Type, ITypeFormatter>());

    /// <summary>The value in the words of its type's formatter, or else as JSON.</summary>
    public static string Format(object? value, IReadOnlyDictionary<Type, ITypeFormatter> formatters)
    {
        if (value is null)
            return "null";
        if (formatters.TryGetValue(value.GetType(), out var formatter))
            return formatter.Format(value);
        try
        {
            var text = JsonSerializer.Serialize(value, value.GetType(), Json);
            return value is double or float or decimal && long.TryParse(text, CultureInfo.InvariantCulture, out _) ? text + ".0" : text;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A value that can't be serialized, whatever its reason, must not fail the test that it is shown for.
            return value.ToString() ?? "";
        }
    }
}
