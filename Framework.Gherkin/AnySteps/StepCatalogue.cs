using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Framework.Http;
using Reqnroll;
using Reqnroll.Bindings;
using Reqnroll.Generator.Expressions;
using Reqnroll.Generator.Model;

namespace Framework.Gherkin.AnySteps;

/// <summary>
/// The step definitions of the run, found by their attributes when somebody first asks for one. Left out are those with a [Scope], since a text alone
/// stands in none, and those that are matched by their method's name.
/// </summary>
internal sealed class StepCatalogue
{
    private static readonly Lazy<StepCatalogue> OfThisRun = new(() => new StepCatalogue(BindingClasses()));

    private readonly List<KnownStep> _steps = [];

    private StepCatalogue(IReadOnlyList<Type> classes)
    {
        Transformations = new TextTransformations(classes);
        var types = new ParameterTypes(new BindingsModel(new([.. MethodsOf(classes).Select(Described)]), new([]), new([.. Transformations.Models]), new([]), new([])));
        foreach (var method in MethodsOf(classes).Where(m => !m.IsDefined(typeof(ScopeAttribute)) && !m.DeclaringType!.IsDefined(typeof(ScopeAttribute))))
        {
            foreach (var attribute in method.GetCustomAttributes<StepDefinitionBaseAttribute>())
            {
                if (attribute.Expression is { } expression)
                    _steps.Add(Known(method, attribute.Types, expression, types));
            }
        }
    }

    /// <summary>The run's, read once.</summary>
    public static StepCatalogue Instance => OfThisRun.Value;

    /// <summary>What makes arguments of texts.</summary>
    public TextTransformations Transformations { get; }

    /// <summary>The step definition of a text.</summary>
    /// <param name="text">The step without its keyword.</param>
    /// <param name="kinds">Which kinds of step it may be; the first that has one decides.</param>
    /// <exception cref="UnknownNameException">None has this text; names the nearest.</exception>
    /// <exception cref="InvalidOperationException">Several have it, or the one that has asks for a table or a text beneath it.</exception>
    public (KnownStep Step, IReadOnlyList<string> Arguments) Find(string text, params IReadOnlyList<StepDefinitionType> kinds)
    {
        foreach (var kind in kinds)
        {
            var found = _steps.Where(s => s.Kinds.Contains(kind)).Select(s => (Step: s, Arguments: s.ArgumentsOf(text))).Where(s => s.Arguments is not null).DistinctBy(s => s.Step.Method).ToList();
            if (found.Count > 1)
                throw new InvalidOperationException($"Several step definitions have the step '{text}': {string.Join("; ", found.Select(f => f.Step.Shown))}. Write it so that one has it.");
            if (found.Count == 0)
                continue;
            var (step, arguments) = found[0];
            return step.Method.GetParameters().Length == arguments!.Count ? (step, arguments)
                : throw new InvalidOperationException($"The step '{text}' takes a table or a text beneath it ({step.Shown}); in a table of steps it can have none.");
        }

        throw new UnknownNameException("step", text, _steps.Where(s => s.Kinds.Any(kinds.Contains)).Select(s => s.Shown).Distinct(StringComparer.Ordinal));
    }

    private static KnownStep Known(MethodInfo method, IReadOnlyList<StepDefinitionType> kinds, string expression, ParameterTypes types)
    {
        if (!ExpressionDetector.IsCucumberExpression(expression))
            return new KnownStep(method, kinds, expression, new Regex($"^(?:{expression})$", RegexOptions.CultureInvariant), null);
        var (regex, parameters) = CucumberExpression.ToRegex(expression, types);
        return new KnownStep(method, kinds, expression, new Regex(regex, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture), [.. parameters.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"p{i}"))]);
    }

    private static List<Type> BindingClasses()
    {
        var reqnroll = typeof(BindingAttribute).Assembly.GetName().Name;
        return [.. AppDomain.CurrentDomain.GetAssemblies()
            .Where(a => !a.IsDynamic && a.GetReferencedAssemblies().Any(r => r.Name == reqnroll))
            .SelectMany(a => a.GetTypes()).Where(t => t.IsDefined(typeof(BindingAttribute)))];
    }

    private static IEnumerable<MethodInfo> MethodsOf(IEnumerable<Type> classes) =>
        classes.SelectMany(c => c.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static)).Where(m => m.IsDefined(typeof(StepDefinitionBaseAttribute)));

    /// <summary>As far as expressions need it: enums that step definitions ask for are parameter types by their names.</summary>
    private static MethodModel Described(MethodInfo method) =>
        new("", method.Name, method.Name, method.IsStatic, ReturnKind.Void, new([.. method.GetParameters().Select(Described)]), null, null, PlaceModel.Nowhere, "");

    private static ParameterModel Described(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return new(parameter.Name ?? "", type.FullName ?? type.Name, type.Name, type.IsEnum ? ParameterKind.Enum : ParameterKind.Text, false, new([]));
    }
}
