using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Reqnroll.Generator.Bindings;
using Reqnroll.Generator.Features;
using Reqnroll.Generator.Matching;
using Reqnroll.Generator.Writing;

namespace Reqnroll.Generator;

/// <summary>
/// Compiles *.feature files into NUnit fixtures and binds every step while doing so. Incremental: an edited feature is bound again alone;
/// all of them only when a binding changes.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class FeatureGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var project = context.AnalyzerConfigOptionsProvider.Select((options, _) => Project.From(options.GlobalOptions));
        var bindings = context.CompilationProvider.Select(BindingScanner.Scan);
        var matcher = bindings.Select((model, _) => new StepMatcher(model));
        var features = context.AdditionalTextsProvider
            .Where(file => file.Path.EndsWith(".feature", StringComparison.OrdinalIgnoreCase))
            .Combine(project)
            .Select((pair, cancellation) => new FeatureFile(pair.Left.Path, pair.Right.Relative(pair.Left.Path), pair.Right.RootNamespace, pair.Left.GetText(cancellation)?.ToString() ?? ""))
            .Combine(matcher)
            .Select((pair, cancellation) => FeatureBinder.Bind(pair.Left, pair.Right, cancellation));

        context.RegisterSourceOutput(bindings.Combine(project), (output, pair) => output.AddSource("CompiledBindings.g.cs", BindingsWriter.Write(pair.Left, pair.Right.RootNamespace)));
        context.RegisterSourceOutput(matcher, (output, value) =>
        {
            foreach (var problem in value.Problems())
                output.ReportDiagnostic(problem.ToDiagnostic());
        });
        context.RegisterSourceOutput(features, (output, feature) =>
        {
            foreach (var problem in feature.Problems)
                output.ReportDiagnostic(problem.ToDiagnostic());
            if (feature.Source is not null)
                output.AddSource(feature.HintName, feature.Source);
        });
    }

    private sealed record Project(string Directory, string RootNamespace)
    {
        public static Project From(AnalyzerConfigOptions options)
        {
            options.TryGetValue("build_property.ProjectDir", out var directory);
            options.TryGetValue("build_property.RootNamespace", out var space);
            return new Project(directory ?? "", string.IsNullOrEmpty(space) ? "Features" : space!);
        }

        public string Relative(string path)
        {
            var shown = path.Replace('\\', '/');
            var root = Directory.Replace('\\', '/');
            return root.Length > 0 && shown.StartsWith(root, StringComparison.Ordinal) ? shown.Substring(root.Length).TrimStart('/') : System.IO.Path.GetFileName(path);
        }
    }
}
