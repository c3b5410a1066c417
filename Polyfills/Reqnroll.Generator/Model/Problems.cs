using Microsoft.CodeAnalysis;

namespace Reqnroll.Generator.Model;

/// <summary>The diagnostics' codes. Each has a section in docs/diagnostics.md.</summary>
internal static class Problems
{
    public const string Parse = "GHK001";
    public const string Undefined = "GHK002";
    public const string Ambiguous = "GHK003";
    public const string Argument = "GHK004";
    public const string ParameterCount = "GHK005";
    public const string Expression = "GHK006";
    public const string Binding = "GHK007";
    public const string UnknownSetting = "GHK008";
    public const string Configuration = "GHK009";
    public const string Obsolete = "GHK010";
    public const string ObsoleteRefused = "GHK011";
    public const string NotAStep = "GHK012";
    public const string Empty = "GHK013";

    public static readonly Dictionary<string, DiagnosticDescriptor> ById = new[]
    {
        Error(Parse, "The feature file doesn't parse"),
        Error(Undefined, "The step has no definition"),
        Error(Ambiguous, "The step has several definitions"),
        Error(Argument, "The argument cannot be converted"),
        Error(ParameterCount, "Step and step definition have different numbers of arguments"),
        Error(Expression, "The expression of a step definition is illegal"),
        Error(Binding, "The binding cannot be called"),
        Warning(UnknownSetting, "reqnroll.json has a setting that doesn't exist"),
        Error(Configuration, "reqnroll.json cannot be read"),
        Warning(Obsolete, "The step uses an obsolete step definition"),
        Warning(NotAStep, "A line that looks like a step is description"),
        Warning(Empty, "The scenario has no steps"),
        Error(ObsoleteRefused, "The step uses an obsolete step definition, which reqnroll.json forbids"),
    }.ToDictionary(d => d.Id);

    /// <summary>Cannot be silenced: a feature with an error has no tests, and a run without it would be green.</summary>
    private static DiagnosticDescriptor Error(string id, string title) =>
        new(id, title, "{0}", "Gherkin", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help(id), customTags: WellKnownDiagnosticTags.NotConfigurable);

    private static DiagnosticDescriptor Warning(string id, string title) =>
        new(id, title, "{0}", "Gherkin", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help(id));

    private static string Help(string id) => "docs/diagnostics.md#" + id.ToLowerInvariant();
}
