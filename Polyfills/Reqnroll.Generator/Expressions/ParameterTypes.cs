using Reqnroll.Generator.Model;

namespace Reqnroll.Generator.Expressions;

/// <summary>The names that may stand in braces: Cucumber's own, .NET's type names, enums that step definitions ask for, and transformations.</summary>
internal sealed class ParameterTypes
{
    public const string String = "string";
    private const string Whole = @"-?\d+";
    private const string Fraction = @"[-+]?(?:\d+(?:[.,]\d+)?|[.,]\d+)(?:[eE][-+]?\d+)?";
    private const string Anything = ".*";

    private static readonly (string Pattern, string[] Names)[] BuiltIn =
    [
        (Anything, ["", "Boolean", "Char", "DateTime", "Guid", "String"]),
        (@"[^\s]+", ["word"]),
        ("", [String]),
        (Whole, ["int", "long", "short", "byte", "biginteger", "Int32", "Int64", "Int16", "Byte"]),
        (Fraction, ["float", "double", "decimal", "bigdecimal", "Single", "Double", "Decimal"]),
    ];

    private readonly Dictionary<string, string> _patterns = BuiltIn
        .SelectMany(b => b.Names.Select(name => (Name: name, b.Pattern)))
        .ToDictionary(b => b.Name, b => b.Pattern, StringComparer.Ordinal);

    public ParameterTypes(BindingsModel bindings)
    {
        foreach (var parameter in bindings.Methods.SelectMany(m => m.Parameters).Where(p => p.Kind == ParameterKind.Enum))
            _patterns[parameter.ShortType] = Anything;
        foreach (var transformation in bindings.Transformations.GroupBy(t => t.Name ?? t.ShortReturnType, StringComparer.Ordinal))
        {
            var patterns = transformation.Select(t => t.Regex is null ? Anything : Inner(t.Regex)).Distinct(StringComparer.Ordinal);
            _patterns[transformation.Key] = string.Join("|", patterns);
        }
    }

    public IEnumerable<string> Names => _patterns.Keys.Where(n => n.Length > 0);

    /// <summary>The regular expression of a parameter type, or null if there is none of that name.</summary>
    public string? PatternOf(string name) => _patterns.TryGetValue(name, out var pattern) ? pattern : null;

    private static string Inner(string regex)
    {
        if (regex.StartsWith("^", StringComparison.Ordinal))
            regex = regex.Substring(1);
        return regex.EndsWith("$", StringComparison.Ordinal) && !regex.EndsWith("\\$", StringComparison.Ordinal) ? regex.Substring(0, regex.Length - 1) : regex;
    }
}
