namespace Reqnroll.Generator.Model;

/// <summary>What can be known of an argument's conversion at build time.</summary>
internal enum ParameterKind
{
    Text,
    Number,
    Boolean,
    Char,
    Date,
    Time,
    Guid,
    Enum,
    Table,

    /// <summary>A type converter decides at run time.</summary>
    Converted,

    /// <summary>Only a transformation can make it.</summary>
    NeedsTransformation,
}

internal enum ReturnKind
{
    Void,
    Task,
    ValueTask,
    Value,
    TaskOfValue,
    ValueTaskOfValue,
}

internal sealed record ParameterModel(string Name, string Type, string ShortType, ParameterKind Kind, bool Nullable, EquatableArray<string> EnumMembers);

/// <summary>A binding method and how it is called. <see cref="Problem"/> says why it cannot be, <see cref="Obsolete"/> why it should not (empty: for no stated reason).</summary>
internal sealed record MethodModel(string Type, string Name, string DisplayName, bool IsStatic, ReturnKind Returns, EquatableArray<ParameterModel> Parameters, string? Problem, string? Obsolete, PlaceModel Place, string Assembly);

/// <summary>Where a binding stands, if in this compilation.</summary>
internal sealed record PlaceModel(string Path, int Line, int Column)
{
    public static readonly PlaceModel Nowhere = new("", 0, 0);
}

internal sealed record ScopeModel(string? Tag, string? Feature, string? Scenario);

/// <param name="Shown">The expression as it was written, or the method's name if it is what steps are compared with.</param>
internal sealed record StepDefinitionModel(int Types, string Expression, bool IsRegex, string Shown, int Method, EquatableArray<ScopeModel> Scopes);

internal sealed record TransformationModel(string ReturnType, string ShortReturnType, string? Regex, string? Name, int Order, int Method);

internal sealed record HookModel(string Kind, int Order, EquatableArray<string> Tags, EquatableArray<ScopeModel> Scopes, int Method);

/// <summary>The [ScenarioDependencies] method. <paramref name="Level"/> is the name of a ScopeLevelType.</summary>
internal sealed record ServicesModel(string Call, string DisplayName, bool AddsBindings, string Level, string? Problem, PlaceModel Place);

/// <summary>All bindings that a compilation can see.</summary>
internal sealed record BindingsModel(
    EquatableArray<MethodModel> Methods,
    EquatableArray<StepDefinitionModel> Steps,
    EquatableArray<TransformationModel> Transformations,
    EquatableArray<HookModel> Hooks,
    EquatableArray<ServicesModel> Services);
