using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Reqnroll.Generator.Bindings;
using Reqnroll.Generator.Configuration;
using Reqnroll.Generator.Features;
using Reqnroll.Generator.Matching;
using Reqnroll.Generator.Model;
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
        var bindings = context.CompilationProvider.Select(BindingScanner.Scan).WithTrackingName("Bindings");
        var assemblies = context.CompilationProvider.Select((compilation, _) => new EquatableArray<string>(compilation.ReferencedAssemblyNames.Select(a => a.Name).Append(compilation.AssemblyName ?? "")));
        var matcher = bindings.Select((model, _) => new StepMatcher(model));
        var settings = context.AdditionalTextsProvider
            .Where(file => System.IO.Path.GetFileName(file.Path).Equals("reqnroll.json", StringComparison.OrdinalIgnoreCase))
            .Select((file, cancellation) => SettingsReader.Read(file.Path, file.GetText(cancellation)?.ToString() ?? ""))
            .Collect()
            .Select((all, _) => all.FirstOrDefault() ?? Settings.None);
        var files = context.AdditionalTextsProvider
            .Where(file => file.Path.EndsWith(".feature", StringComparison.OrdinalIgnoreCase))
            .Combine(project);
        var names = files.Select((pair, _) => pair.Right.Relative(pair.Left.Path)).Collect().Select((all, _) => FeatureNames.Of(all));
        var features = files
            .Combine(names)
            .Select((pair, cancellation) => Read(pair.Left.Left, pair.Left.Right, pair.Right, cancellation))
            .Combine(matcher.Combine(settings))
            .Select((pair, cancellation) => FeatureBinder.Bind(pair.Left, pair.Right.Left, pair.Right.Right, cancellation))
            .WithTrackingName("Features");

        context.RegisterSourceOutput(bindings.Combine(project).Combine(settings), (output, pair) =>
            output.AddSource("CompiledBindings.g.cs", BindingsWriter.Write(pair.Left.Left, pair.Right, pair.Left.Right.RootNamespace)));
        context.RegisterSourceOutput(settings.Combine(assemblies), (output, pair) =>
        {
            foreach (var problem in pair.Left.Problems.Concat(BindingAssemblies.Check(pair.Left, pair.Right)))
                output.ReportDiagnostic(problem.ToDiagnostic());
        });
        context.RegisterSourceOutput(matcher, (output, value) =>
        {
            foreach (var problem in value.Problems())
                output.ReportDiagnostic(problem.ToDiagnostic());
        });
        context.RegisterSourceOutput(features.Collect().Combine(matcher), (output, pair) =>
        {
            // A feature that is not compiled says nothing of what it uses.
            if (pair.Left.Length > 0 && pair.Left.All(f => f.Source is not null) && UnusedWriter.Write(pair.Right, pair.Left) is { } source)
                output.AddSource("UnusedSteps.g.cs", source);
        });
        context.RegisterSourceOutput(features, (output, feature) =>
        {
            foreach (var problem in feature.Problems)
                output.ReportDiagnostic(problem.ToDiagnostic());
            if (feature.Source is not null)
                output.AddSource(feature.HintName, feature.Source);
        });
    }

    private static FeatureFile Read(AdditionalText file, Project project, FeatureNames names, CancellationToken cancellation)
    {
        var relative = project.Relative(file.Path);
        return new FeatureFile(file.Path, relative, project.RootNamespace, names.NumberOf(relative), file.GetText(cancellation)?.ToString() ?? "");
    }

    private sealed record Project(string Directory, string RootNamespace)
    {
        public static Project From(AnalyzerConfigOptions options)
        {
            options.TryGetValue("build_property.ProjectDir", out var directory);
            options.TryGetValue("build_property.RootNamespace", out var space);
            return new Project(directory ?? "", string.IsNullOrEmpty(space) ? "Features" : Identifiers(space!));
        }

        /// <summary>A project's name may have signs that a namespace may not.</summary>
        private static string Identifiers(string space) => string.Join(".", space.Split('.')
            .Select(part => new string([.. part.Select(c => char.IsLetterOrDigit(c) ? c : '_')]))
            .Select(part => part.Length == 0 || char.IsDigit(part[0]) ? "_" + part : part));

        public string Relative(string path)
        {
            var shown = path.Replace('\\', '/');
            var root = Directory.Replace('\\', '/');
            return root.Length > 0 && shown.StartsWith(root, StringComparison.Ordinal) ? shown.Substring(root.Length).TrimStart('/') : System.IO.Path.GetFileName(path);
        }
    }
}
