using Microsoft.CodeAnalysis;
using Reqnroll.Generator.Model;

namespace Reqnroll.Generator.Bindings;

/// <summary>Describes a binding method so that a call to it can be written without the compilation at hand.</summary>
internal static class MethodReader
{
    private static readonly SymbolDisplayFormat FullFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    public static MethodModel Read(Compilation compilation, INamedTypeSymbol type, IMethodSymbol method)
    {
        var display = $"{type.Name}.{method.Name}";
        return new MethodModel(
            Full(type),
            method.Name,
            display,
            method.IsStatic,
            ReturnOf(method.ReturnType),
            new(method.Parameters.Select(Parameter)),
            ProblemOf(compilation, type, method),
            ObsoleteOf(method) ?? ObsoleteOf(type),
            PlaceOf(method),
            type.ContainingAssembly.Name);
    }

    /// <summary>What a method gives back once awaited.</summary>
    public static ITypeSymbol ValueOf(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsGenericType: true, Name: "Task" or "ValueTask" } named ? named.TypeArguments[0] : type;

    public static string Full(ITypeSymbol type) => type.ToDisplayString(FullFormat);

    private static ReturnKind ReturnOf(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_Void)
            return ReturnKind.Void;
        var generic = type is INamedTypeSymbol { IsGenericType: true };
        if (type.ContainingNamespace?.ToDisplayString() != "System.Threading.Tasks")
            return ReturnKind.Value;
        return type.Name switch
        {
            "Task" => generic ? ReturnKind.TaskOfValue : ReturnKind.Task,
            "ValueTask" => generic ? ReturnKind.ValueTaskOfValue : ReturnKind.ValueTask,
            _ => ReturnKind.Value,
        };
    }

    private static string? ProblemOf(Compilation compilation, INamedTypeSymbol type, IMethodSymbol method)
    {
        if (!compilation.IsSymbolAccessibleWithin(type, compilation.Assembly))
            return $"is in the class {type.Name}, which is not public";
        if (!compilation.IsSymbolAccessibleWithin(method, compilation.Assembly))
            return "is not public";
        if (method.IsGenericMethod || type.IsGenericType)
            return "is generic";
        if (method.ReturnsVoid && method.IsAsync)
            return "is async void: nobody can await it, and its failure would be lost; return Task";
        return method.Parameters.Any(p => p.RefKind != RefKind.None) ? "has a ref, in or out parameter" : null;
    }

    private static string? ObsoleteOf(ISymbol symbol)
    {
        var attribute = symbol.GetAttributes().FirstOrDefault(a => a.AttributeClass?.ToDisplayString() == "System.ObsoleteAttribute");
        return attribute is null ? null : attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "";
    }

    public static PlaceModel PlaceOf(IMethodSymbol method)
    {
        var location = method.Locations.FirstOrDefault(l => l.IsInSource);
        if (location is null)
            return PlaceModel.Nowhere;
        var span = location.GetMappedLineSpan();
        return new PlaceModel(span.Path, span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1);
    }

    private static ParameterModel Parameter(IParameterSymbol parameter)
    {
        var type = parameter.Type;
        var nullable = type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        var inner = nullable ? ((INamedTypeSymbol)type).TypeArguments[0] : type;
        var members = inner.TypeKind == TypeKind.Enum ? inner.GetMembers().OfType<IFieldSymbol>().Select(f => f.Name) : [];
        return new ParameterModel(parameter.Name, Full(type), inner.Name, KindOf(inner), nullable, new(members));
    }

    private static ParameterKind KindOf(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum)
            return ParameterKind.Enum;
        switch (type.SpecialType)
        {
            case SpecialType.System_String or SpecialType.System_Object:
                return ParameterKind.Text;
            case >= SpecialType.System_SByte and <= SpecialType.System_Double:
                return ParameterKind.Number;
            case SpecialType.System_Boolean:
                return ParameterKind.Boolean;
            case SpecialType.System_Char:
                return ParameterKind.Char;
            case SpecialType.System_DateTime:
                return ParameterKind.Date;
        }

        return type.ToDisplayString() switch
        {
            "Reqnroll.Table" or "Reqnroll.DataTable" => ParameterKind.Table,
            "System.Guid" => ParameterKind.Guid,
            "System.DateTimeOffset" or "System.DateOnly" => ParameterKind.Date,
            "System.TimeSpan" or "System.TimeOnly" => ParameterKind.Time,
            "System.Uri" or "System.Version" or "System.Globalization.CultureInfo" => ParameterKind.Converted,
            _ => type.GetAttributes().Any(a => a.AttributeClass?.ToDisplayString() == "System.ComponentModel.TypeConverterAttribute")
                ? ParameterKind.Converted
                : ParameterKind.NeedsTransformation,
        };
    }
}
