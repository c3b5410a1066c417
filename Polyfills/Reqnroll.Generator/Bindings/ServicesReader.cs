using Microsoft.CodeAnalysis;
using Reqnroll.Generator.Model;

namespace Reqnroll.Generator.Bindings;

/// <summary>Finds methods marked with [ScenarioDependencies].</summary>
internal static class ServicesReader
{
    public const string Attribute = "Reqnroll.Microsoft.Extensions.DependencyInjection.ScenarioDependenciesAttribute";

    private const int Feature = 1;

    public static IEnumerable<ServicesModel> Of(Compilation compilation, INamedTypeSymbol type)
    {
        foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
        {
            if (method.GetAttributes().FirstOrDefault(a => a.AttributeClass?.ToDisplayString() == Attribute) is not { } attribute)
                continue;
            var named = attribute.NamedArguments.ToDictionary(a => a.Key, a => a.Value.Value, StringComparer.Ordinal);
            yield return new ServicesModel(
                $"{MethodReader.Full(type)}.{method.Name}()",
                $"{type.Name}.{method.Name}",
                !named.TryGetValue("AutoRegisterBindings", out var adds) || adds is true,
                named.TryGetValue("ScopeLevel", out var level) && level is Feature ? "Feature" : "Scenario",
                ProblemOf(compilation, method),
                MethodReader.PlaceOf(method));
        }
    }

    private static string? ProblemOf(Compilation compilation, IMethodSymbol method)
    {
        if (!method.IsStatic || method.Parameters.Length > 0 || method.IsGenericMethod || method.ContainingType.IsGenericType)
            return "must be static and have no parameters";
        if (!compilation.IsSymbolAccessibleWithin(method, compilation.Assembly))
            return "must be internal or public, because the compiled features call it";
        return IsServiceCollection(method.ReturnType) || method.ReturnType.AllInterfaces.Any(IsServiceCollection) ? null : $"must return an IServiceCollection; it returns {method.ReturnType.ToDisplayString()}";
    }

    private static bool IsServiceCollection(ITypeSymbol type) => type.ToDisplayString() == "Microsoft.Extensions.DependencyInjection.IServiceCollection";
}
