using Microsoft.CodeAnalysis;
using Reqnroll.Generator.Model;
using Reqnroll.Generator.Expressions;

namespace Reqnroll.Generator.Bindings;

/// <summary>Reads Reqnroll's attributes from metadata. An attribute derived from one of them counts as that one.</summary>
internal static class AttributeReader
{
    private const int Given = 1;
    private const int When = 2;
    private const int Then = 4;

    /// <summary>The kinds of step and their flags.</summary>
    public static readonly IReadOnlyList<(int Flag, string Name)> Kinds = [(Given, "Given"), (When, "When"), (Then, "Then")];

    private static readonly HashSet<string> Hooks = new(StringComparer.Ordinal)
    {
        "BeforeTestRun", "AfterTestRun", "BeforeFeature", "AfterFeature", "BeforeScenario", "AfterScenario",
        "BeforeScenarioBlock", "AfterScenarioBlock", "BeforeStep", "AfterStep",
    };

    /// <summary>The name of the first known attribute among the class and its bases, without "Attribute"; null for others.</summary>
    public static string? KindOf(AttributeData attribute)
    {
        for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
        {
            if (type.ContainingNamespace?.ToDisplayString() != "Reqnroll" || !type.Name.EndsWith("Attribute", StringComparison.Ordinal))
                continue;
            var name = type.Name.Substring(0, type.Name.Length - "Attribute".Length);
            if (StepTypes(name) != 0 || IsHook(name) || name == "StepArgumentTransformation")
                return name;
        }

        return null;
    }

    public static int StepTypes(string? kind) => kind switch
    {
        "Given" => Given,
        "When" => When,
        "Then" => Then,
        "StepDefinition" => Given | When | Then,
        _ => 0,
    };

    /// <summary>A project's own attribute whose kinds of step only its constructor knows.</summary>
    public static bool IsOwnStepAttribute(AttributeData attribute)
    {
        for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
        {
            if (type.ToDisplayString() == "Reqnroll.StepDefinitionBaseAttribute")
                return true;
        }

        return false;
    }

    public static bool IsHook(string? kind) => kind is not null && Hooks.Contains(kind);

    public static string? Text(AttributeData attribute, string property, int position)
    {
        foreach (var named in attribute.NamedArguments)
        {
            if (named.Key == property)
                return named.Value.Value as string;
        }

        return position >= 0 && attribute.ConstructorArguments.Length > position ? attribute.ConstructorArguments[position].Value as string : null;
    }

    public static int Number(AttributeData attribute, string property, int position)
    {
        foreach (var named in attribute.NamedArguments)
        {
            if (named.Key == property && named.Value.Value is int number)
                return number;
        }

        return position >= 0 && attribute.ConstructorArguments.Length > position && attribute.ConstructorArguments[position].Value is int given ? given : 10000;
    }

    public static IEnumerable<string> Tags(AttributeData attribute) =>
        attribute.ConstructorArguments.Where(a => a.Kind == TypedConstantKind.Array && !a.IsNull)
            .SelectMany(a => a.Values).Select(v => v.Value).OfType<string>().Select(t => t.TrimStart('@'));

    public static bool IsRegex(AttributeData attribute, string expression)
    {
        foreach (var named in attribute.NamedArguments)
        {
            if (named.Key == "ExpressionType" && named.Value.Value is int type && type != 0)
                return type == 2;
        }

        return !ExpressionDetector.IsCucumberExpression(expression);
    }

    public static IReadOnlyList<ScopeModel> Scopes(IEnumerable<AttributeData> attributes) =>
        [.. attributes.Where(a => a.AttributeClass?.ToDisplayString() == "Reqnroll.ScopeAttribute")
            .Select(a => new ScopeModel(Text(a, "Tag", -1)?.TrimStart('@'), Text(a, "Feature", -1), Text(a, "Scenario", -1)))];
}
