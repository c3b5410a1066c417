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

    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["Int32"] = "int",
        ["Int64"] = "long",
        ["Byte"] = "byte",
        ["Single"] = "float",
        ["Double"] = "double",
        ["Decimal"] = "decimal",
    };

    private readonly Dictionary<string, string> _patterns = BuiltIn
        .SelectMany(b => b.Names.Select(name => (Name: name, b.Pattern)))
        .ToDictionary(b => b.Name, b => b.Pattern, StringComparer.Ordinal);

    public ParameterTypes(BindingsModel bindings)
    {
        foreach (var parameter in bindings.Methods.SelectMany(m => m.Parameters).Where(p => p.Kind == ParameterKind.Enum))
            _patterns[parameter.ShortType] = _patterns[FullName(parameter.Type)] = Anything;
        var own = bindings.Transformations.SelectMany(t => NamesOf(t).Select(name => (Name: name, Pattern: t.Regex is null ? Anything : Inner(t.Regex))));
        foreach (var type in own.GroupBy(t => t.Name, t => t.Pattern, StringComparer.Ordinal))
        {
            // A transformation to a built-in type adds to what its name stands for, as in Reqnroll; one for an enum is the enum's own.
            var builtIn = Array.Exists(BuiltIn, b => b.Names.Contains(type.Key, StringComparer.Ordinal)) ? [_patterns[type.Key]] : Array.Empty<string>();
            _patterns[type.Key] = string.Join("|", builtIn.Concat(type).Distinct(StringComparer.Ordinal));
        }
    }

    public IEnumerable<string> Names => _patterns.Keys.Where(n => n.Length > 0);

    /// <summary>The regular expression of a parameter type, or null if there is none of that name.</summary>
    public string? PatternOf(string name) => _patterns.TryGetValue(name, out var pattern) ? pattern : null;

    private static IEnumerable<string> NamesOf(TransformationModel transformation)
    {
        yield return transformation.Name ?? transformation.ShortReturnType;
        if (transformation.Name is null)
            yield return FullName(transformation.ReturnType);
        // "int" beside "Int32", however the transformation itself is called.
        if (Aliases.TryGetValue(transformation.ShortReturnType, out var alias) && alias != transformation.Name)
            yield return alias;
    }

    private static string FullName(string type) => type.StartsWith("global::", StringComparison.Ordinal) ? type.Substring("global::".Length) : type;

    private static string Inner(string regex)
    {
        if (regex.StartsWith("^", StringComparison.Ordinal))
            regex = regex.Substring(1);
        return regex.EndsWith("$", StringComparison.Ordinal) && !regex.EndsWith("\\$", StringComparison.Ordinal) ? regex.Substring(0, regex.Length - 1) : regex;
    }
}
