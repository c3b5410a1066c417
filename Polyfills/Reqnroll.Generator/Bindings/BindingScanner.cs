using Microsoft.CodeAnalysis;
using Reqnroll.Generator.Model;

namespace Reqnroll.Generator.Bindings;

/// <summary>Finds the binding classes of this compilation and of the assemblies that it references and that themselves reference Reqnroll.</summary>
internal sealed class BindingScanner
{
    private readonly CancellationToken _cancellation;
    private readonly Compilation _compilation;
    private readonly List<MethodModel> _methods = [];
    private readonly List<StepDefinitionModel> _steps = [];
    private readonly List<TransformationModel> _transformations = [];
    private readonly List<HookModel> _hooks = [];
    private readonly List<ServicesModel> _services = [];
    private readonly bool _knowsServices;

    private BindingScanner(Compilation compilation, CancellationToken cancellation)
    {
        (_compilation, _cancellation) = (compilation, cancellation);
        _knowsServices = compilation.GetTypeByMetadataName(ServicesReader.Attribute) is not null;
    }

    public static BindingsModel Scan(Compilation compilation, CancellationToken cancellation)
    {
        var scanner = new BindingScanner(compilation, cancellation);
        var assemblies = compilation.SourceModule.ReferencedAssemblySymbols
            .Where(a => a.Modules.Any(m => m.ReferencedAssemblies.Any(r => r.Name == "Reqnroll")))
            .OrderBy(a => a.Name, StringComparer.Ordinal);
        foreach (var assembly in assemblies.Prepend(compilation.Assembly))
            scanner.Visit(assembly.GlobalNamespace);
        return new BindingsModel(new(scanner._methods), new(scanner._steps), new(scanner._transformations), new(scanner._hooks), new(scanner._services));
    }

    private void Visit(INamespaceOrTypeSymbol container)
    {
        _cancellation.ThrowIfCancellationRequested();
        foreach (var member in container.GetMembers())
        {
            if (member is INamespaceSymbol space)
                Visit(space);
            else if (member is INamedTypeSymbol type)
            {
                if (IsBinding(type) && !(type.IsAbstract && !type.IsStatic))
                    VisitBinding(type);
                if (_knowsServices)
                    _services.AddRange(ServicesReader.Of(_compilation, type));
                Visit(type);
            }
        }
    }

    private static bool IsBinding(INamedTypeSymbol type) => type.GetAttributes().Any(a => a.AttributeClass?.ToDisplayString() == "Reqnroll.BindingAttribute");

    private void VisitBinding(INamedTypeSymbol type)
    {
        var classScopes = AttributeReader.Scopes(type.GetAttributes());
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var level = type; level is not null && level.SpecialType != SpecialType.System_Object; level = level.BaseType)
        {
            if (!SymbolEqualityComparer.Default.Equals(level, type) && IsBinding(level) && !level.IsAbstract)
                break;
            foreach (var method in level.GetMembers().OfType<IMethodSymbol>().Where(m => m.MethodKind == MethodKind.Ordinary))
            {
                var attributes = method.GetAttributes();
                // What a subclass overrides or hides is its own; overloads are methods of their own.
                if (attributes.Length > 0 && seen.Add(SignatureOf(method)))
                    VisitMethod(type, method, attributes, classScopes);
            }
        }
    }

    private static string SignatureOf(IMethodSymbol method) => $"{method.Name}({string.Join(",", method.Parameters.Select(p => MethodReader.Full(p.Type)))})";

    private void VisitMethod(INamedTypeSymbol type, IMethodSymbol method, IReadOnlyList<AttributeData> attributes, IReadOnlyList<ScopeModel> classScopes)
    {
        int? index = null;
        int Method() => index ??= Add(type, method);
        // Alternatives, wherever they stand: Reqnroll combines the scopes of class and method with "or".
        var scopes = new EquatableArray<ScopeModel>(classScopes.Concat(AttributeReader.Scopes(attributes)));
        foreach (var attribute in attributes)
        {
            var kind = AttributeReader.KindOf(attribute);
            if (AttributeReader.StepTypes(kind) is var types and not 0)
            {
                var expression = AttributeReader.Text(attribute, "Expression", 0);
                if (expression is not null)
                {
                    _steps.Add(new StepDefinitionModel(types, expression, AttributeReader.IsRegex(attribute, expression), expression, Method(), scopes));
                    continue;
                }

                foreach (var (flag, name) in AttributeReader.Kinds.Where(k => (k.Flag & types) != 0))
                    _steps.Add(new StepDefinitionModel(flag, MethodNamePattern.Of(method, name), true, method.Name, Method(), scopes));
            }
            else if (kind is null && AttributeReader.IsOwnStepAttribute(attribute))
            {
                _methods[Method()] = _methods[Method()] with { Problem = $"has [{attribute.AttributeClass!.Name}], which derives from StepDefinitionBaseAttribute itself: the kinds of step that its constructor names are not known while compiling. Derive it from GivenAttribute, WhenAttribute, ThenAttribute or StepDefinitionAttribute" };
            }
            else if (kind == "StepArgumentTransformation")
            {
                var returned = MethodReader.ValueOf(method.ReturnType);
                _transformations.Add(new TransformationModel(MethodReader.Full(returned), returned.Name, AttributeReader.Text(attribute, "Regex", 0), AttributeReader.Text(attribute, "Name", -1), AttributeReader.Number(attribute, "Order", 1), Method()));
            }
            else if (AttributeReader.IsHook(kind))
            {
                _hooks.Add(new HookModel(kind!, AttributeReader.Number(attribute, "Order", -1), new(AttributeReader.Tags(attribute)), scopes, Method()));
            }
        }
    }

    private int Add(INamedTypeSymbol type, IMethodSymbol method)
    {
        _methods.Add(MethodReader.Read(_compilation, type, method));
        return _methods.Count - 1;
    }
}
