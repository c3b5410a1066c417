using System.ComponentModel;
using System.Globalization;

namespace Reqnroll.Engine;

/// <summary>Turns the text of an argument into the type that a step definition asks for, as Reqnroll does: enums, GUIDs (a prefix is enough), type converters, <see cref="IConvertible"/>.</summary>
internal static class ArgumentConverter
{
    internal static T Convert<T>(string text, CultureInfo culture)
    {
        if (typeof(T) == typeof(string) || typeof(T) == typeof(object))
            return (T)(object)text;
        if (typeof(T) == typeof(int) && int.TryParse(text, NumberStyles.Integer, culture, out var number))
            return (T)(object)number;
        return (T)Convert(text, typeof(T), culture)!;
    }

    internal static object? Convert(string text, Type type, CultureInfo culture)
    {
        var target = Nullable.GetUnderlyingType(type);
        if (target is not null && text.Length == 0)
            return null;
        target ??= type;
        try
        {
            if (target.IsEnum)
                return Enum.Parse(target, text.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true);
            if (target == typeof(Guid))
                return Guid.ParseExact(text.Trim('{', '}', '(', ')').Replace("-", "", StringComparison.Ordinal).PadRight(32, '0'), "N");
            if (target == typeof(DateOnly))
                return DateOnly.Parse(text, culture);
            if (target == typeof(TimeOnly))
                return TimeOnly.Parse(text, culture);
            if (typeof(IConvertible).IsAssignableFrom(target))
                return System.Convert.ChangeType(text, target, culture);
            var converter = TypeDescriptor.GetConverter(target);
            if (converter.CanConvertFrom(typeof(string)))
                return converter.ConvertFrom(null, culture, text);
        }
        catch (Exception error) when (error is FormatException or OverflowException or ArgumentException or InvalidCastException or NotSupportedException)
        {
            throw new ReqnrollException($"'{text}' cannot be converted to {target.Name} (culture {(culture.Name.Length == 0 ? "invariant" : culture.Name)}): {error.Message}", error);
        }

        throw new ReqnrollException($"'{text}' cannot be converted to {target.FullName}. Write a [StepArgumentTransformation] that returns {target.Name}.");
    }
}
