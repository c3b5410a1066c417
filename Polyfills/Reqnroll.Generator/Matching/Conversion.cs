using System.Globalization;
using Reqnroll.Generator.Model;

namespace Reqnroll.Generator.Matching;

/// <summary>Whether the text of an argument converts to the type that a step definition asks for; asked at build time, with the culture of the run.</summary>
internal static class Conversion
{
    /// <summary>Null if it converts, else what would.</summary>
    public static string? Problem(string text, ParameterModel parameter, CultureInfo culture)
    {
        if (parameter.Nullable && text.Length == 0)
            return null;
        var fits = parameter.Kind switch
        {
            ParameterKind.Number => Number(text, parameter.ShortType, culture),
            ParameterKind.Boolean => bool.TryParse(text, out _),
            ParameterKind.Char => text.Length == 1,
            ParameterKind.Date => DateTimeOffset.TryParse(text, culture, DateTimeStyles.None, out _),
            ParameterKind.Time => TimeSpan.TryParse(text, culture, out _),
            ParameterKind.Guid => Guid.TryParseExact(text.Trim('{', '}', '(', ')').Replace("-", "").PadRight(32, '0'), "N", out _),
            ParameterKind.Enum => Enumeration(text, parameter),
            ParameterKind.Table or ParameterKind.NeedsTransformation => false,
            _ => true,
        };
        if (fits)
            return null;
        return parameter.Kind switch
        {
            ParameterKind.Enum => $"{parameter.ShortType} has: {string.Join(", ", Nearest.Of(text, parameter.EnumMembers, 12))}",
            ParameterKind.NeedsTransformation => $"write a [StepArgumentTransformation] that returns {parameter.ShortType}",
            ParameterKind.Table => "a table was expected beneath the step",
            ParameterKind.Number => $"a number of type {parameter.ShortType} was expected (culture {culture.Name})",
            _ => $"a {parameter.ShortType} was expected (culture {culture.Name})",
        };
    }

    private static bool Enumeration(string text, ParameterModel parameter)
    {
        var name = text.Replace(" ", "");
        return long.TryParse(name, out _) || name.Split(',').All(n => parameter.EnumMembers.Contains(n, StringComparer.OrdinalIgnoreCase));
    }

    private static bool Number(string text, string type, CultureInfo culture)
    {
        if (type is "Decimal")
            return decimal.TryParse(text, NumberStyles.Number, culture, out _);
        if (type is "Double" or "Single")
            return double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, culture, out _);
        return decimal.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.AllowLeadingSign, culture, out var whole) && InRange(whole, type);
    }

    private static bool InRange(decimal number, string type) => type switch
    {
        "SByte" => number is >= sbyte.MinValue and <= sbyte.MaxValue,
        "Byte" => number is >= byte.MinValue and <= byte.MaxValue,
        "Int16" => number is >= short.MinValue and <= short.MaxValue,
        "UInt16" => number is >= ushort.MinValue and <= ushort.MaxValue,
        "Int32" => number is >= int.MinValue and <= int.MaxValue,
        "UInt32" => number is >= uint.MinValue and <= uint.MaxValue,
        "Int64" => number is >= long.MinValue and <= long.MaxValue,
        "UInt64" => number is >= ulong.MinValue and <= ulong.MaxValue,
        _ => true,
    };
}
