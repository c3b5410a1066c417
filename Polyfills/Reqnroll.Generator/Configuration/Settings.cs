using Reqnroll.Generator.Model;

namespace Reqnroll.Generator.Configuration;

/// <summary>What reqnroll.json says, as far as it means something here. Comparable, so that the pipeline can cache it.</summary>
internal sealed record Settings(
    string Path,
    string FeatureLanguage,
    string? BindingCulture,
    string PendingOutcome,
    string ObsoleteBehavior,
    string SkeletonStyle,
    EquatableArray<string> NonParallelizableTags,
    EquatableArray<AssemblyName> BindingAssemblies,
    EquatableArray<ProblemModel> Problems)
{
    public static readonly Settings None = new("", "en-US", null, "Error", "Warn", "CucumberExpressionAttribute", new([]), new([]), new([]));
}

/// <summary>An assembly that reqnroll.json names.</summary>
internal sealed record AssemblyName(string Name, int Line, int Column);
