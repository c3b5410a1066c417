using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Reqnroll;
using Reqnroll.BoDi;
using Reqnroll.Generator.Model;

namespace Framework.Gherkin.AnySteps;

/// <summary>Makes the arguments of a step definition of texts: by the suite's [StepArgumentTransformation] methods, else as .NET converts them.</summary>
internal sealed class TextTransformations
{
    private readonly List<(MethodInfo Method, StepArgumentTransformationAttribute Attribute, Regex? Regex)> _all;

    public TextTransformations(IEnumerable<Type> classes) => _all = [.. classes
        .SelectMany(c => c.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static))
        .SelectMany(m => m.GetCustomAttributes<StepArgumentTransformationAttribute>().Select(a => (m, a, a.Regex is null ? null : new Regex($"^(?:{a.Regex.TrimStart('^').TrimEnd('$')})$", RegexOptions.CultureInvariant))))
        .Where(t => !t.m.GetParameters().Any(p => p.ParameterType == typeof(DataTable)))
        .OrderBy(t => t.a.Order)];

    /// <summary>As far as expressions need them: their names and what they match.</summary>
    public IEnumerable<TransformationModel> Models => _all.Select(t => new TransformationModel(ResultOf(t.Method).FullName ?? "", ResultOf(t.Method).Name, t.Attribute.Regex, t.Attribute.Name, t.Attribute.Order, 0));

    /// <summary>An argument.</summary>
    /// <exception cref="FormatException">The text cannot be turned into the type.</exception>
    public async Task<object?> MakeAsync(string text, Type type, IObjectContainer container)
    {
        foreach (var (method, _, regex) in _all.Where(t => ResultOf(t.Method) == type))
        {
            var match = regex?.Match(text);
            if (match is { Success: false })
                continue;
            var groups = match?.Groups.Cast<Group>().Skip(1).Select(g => g.Value).ToList() is { Count: > 0 } some ? some : [text];
            List<object?> arguments = [];
            foreach (var (parameter, group) in method.GetParameters().Zip(groups))
                arguments.Add(Convert(group, parameter.ParameterType));
            return await StepCall.InvokeAsync(method, container, [.. arguments]);
        }

        return Convert(text, type);
    }

    private static object? Convert(string text, Type type)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (target != type && text.Length == 0)
            return null;
        try
        {
            if (target == typeof(string) || target == typeof(object))
                return text;
            if (target.IsEnum)
                return Enum.Parse(target, text.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true);
            if (typeof(IConvertible).IsAssignableFrom(target))
                return System.Convert.ChangeType(text, target, CultureInfo.CurrentCulture);
            return TypeDescriptor.GetConverter(target).ConvertFrom(null, CultureInfo.CurrentCulture, text);
        }
        catch (Exception error) when (error is FormatException or OverflowException or ArgumentException or InvalidCastException or NotSupportedException)
        {
            throw new FormatException($"'{text}' cannot be turned into {target.Name} (culture {CultureInfo.CurrentCulture.Name}): {error.Message}", error);
        }
    }

    private static Type ResultOf(MethodInfo method) =>
        method.ReturnType is { IsGenericType: true } made && (made.GetGenericTypeDefinition() == typeof(Task<>) || made.GetGenericTypeDefinition() == typeof(ValueTask<>)) ? made.GetGenericArguments()[0] : method.ReturnType;
}
