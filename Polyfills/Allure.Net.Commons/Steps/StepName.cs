using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Allure.Net.Commons.Functions;

namespace Allure.Net.Commons.Steps;

/// <summary>The name and the parameters of a step that is a method.</summary>
internal static partial class StepName
{
    /// <summary>
    /// The name with its parameters filled in: <c>{parameter}</c>, <c>{parameter.Member}</c> or <c>{0}</c>. What cannot be filled in stays as it is.
    /// </summary>
    public static string Of(string pattern, MethodBase method, object?[] arguments)
    {
        var parameters = method.GetParameters();
        return Placeholder().Replace(pattern, found => Value(found.Groups["what"].Value) is { } value ? Format(value.Content) : found.Value);

        (object? Content, bool _)? Value(string what)
        {
            var parts = what.Split('.');
            var at = int.TryParse(what, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : Array.FindIndex(parameters, p => p.Name == parts[0]);
            return at < 0 || at >= arguments.Length ? null
                : parts.Length == 1 ? (arguments[at], true)
                : parts.Length == 2 ? Member(arguments[at], parts[1])
                : null;
        }
    }

    /// <summary>Its arguments, but for those with <c>[Skip]</c>, under their own names or those that <c>[Name]</c> gives.</summary>
    public static List<Parameter> Parameters(MethodBase method, object?[] arguments) =>
    [
        .. from pair in method.GetParameters().Zip(arguments)
           where !pair.First.IsDefined(typeof(AbstractSkipAttribute))
           select new Parameter { name = pair.First.GetCustomAttribute<AbstractNameAttribute>()?.Name ?? pair.First.Name!, value = Format(pair.Second) },
    ];

    private static (object?, bool)? Member(object? owner, string name) =>
        owner?.GetType().GetField(name) is { } field ? (field.GetValue(owner), true)
        : owner?.GetType().GetProperty(name) is { } property ? (property.GetValue(owner), true)
        : null;

    private static string Format(object? value) => FormatFunctions.Format(value, AllureLifecycle.Instance.TypeFormatters);

    [GeneratedRegex(@"\{(?<what>.*?)\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Placeholder();
}
