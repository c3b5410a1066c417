using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Reqnroll.Generator;

namespace Tests.Generator;

/// <summary>A small project planted in memory: features and bindings, compiled with the generator as MSBuild would.</summary>
internal sealed class Planted
{
    public const string Folder = "/planted/";

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest);

    private static readonly Lazy<ImmutableArray<MetadataReference>> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p) is not ("Engine.dll" or "Reqnroll.Generator.dll"))
            .Select(p => MetadataReference.CreateFromFile(p))]);

    private readonly Dictionary<string, AdditionalText> _files = new(StringComparer.Ordinal);
    private CSharpCompilation _compilation;
    private GeneratorDriver _driver;

    public Planted(string bindings, string rootNamespace = "Planted")
    {
        var code = "using System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing System.Threading.Tasks;\nusing NUnit.Framework;\nusing Reqnroll;\n"
            + "[assembly: NUnit.Framework.Parallelizable(NUnit.Framework.ParallelScope.Children)]\n"
            + "public static class Log { public static readonly System.Collections.Concurrent.ConcurrentQueue<string> Lines = new(); public static void Add(string line) => Lines.Enqueue(line); }\n"
            + "#line 1 \"" + Folder + "Bindings.cs\"\n" + bindings;
        _compilation = CSharpCompilation.Create(
            $"Planted{Guid.NewGuid():N}",
            [CSharpSyntaxTree.ParseText(SourceText.From(code, System.Text.Encoding.UTF8), Options, Folder + "Bindings.cs")],
            References.Value,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release));
        _driver = CSharpGeneratorDriver.Create(
            [new FeatureGenerator().AsSourceGenerator()],
            [],
            Options,
            new Settings(rootNamespace),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
    }

    public string AssemblyName => _compilation.AssemblyName!;

    public Planted With(string path, string text)
    {
        var file = new PlantedFile(Folder + path, text);
        _driver = _files.TryGetValue(path, out var former) ? _driver.ReplaceAdditionalText(former, file) : _driver.AddAdditionalTexts([file]);
        _files[path] = file;
        return this;
    }

    /// <summary>NoWarn of the project file.</summary>
    public Planted Silencing(params string[] codes)
    {
        _compilation = _compilation.WithOptions(_compilation.Options.WithSpecificDiagnosticOptions(codes.ToDictionary(c => c, _ => ReportDiagnostic.Suppress, StringComparer.Ordinal)));
        return this;
    }

    /// <summary>More code, as if somebody had typed it.</summary>
    public Planted WithCode(string code)
    {
        _compilation = _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(SourceText.From(code, System.Text.Encoding.UTF8), Options, Folder + "More.cs"));
        return this;
    }

    public GeneratorDriverRunResult Generate()
    {
        _driver = _driver.RunGenerators(_compilation);
        return _driver.GetRunResult();
    }

    /// <summary>The generator's diagnostics as MSBuild prints them: file(line,column): code: message.</summary>
    public IReadOnlyList<string> Problems() => [.. Generate().Diagnostics.Select(Printed)];

    public Assembly Load()
    {
        _driver = _driver.RunGeneratorsAndUpdateCompilation(_compilation, out var compilation, out var problems);
        var folder = Directory.CreateTempSubdirectory("planted-").FullName;
        var path = Path.Combine(folder, AssemblyName + ".dll");
        EmitResult result;
        using (var dll = File.Create(path))
        using (var pdb = File.Create(Path.ChangeExtension(path, ".pdb")))
            result = compilation.Emit(dll, pdb, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        string[] errors = [.. problems.Concat(result.Diagnostics).Where(d => d.Severity == DiagnosticSeverity.Error).Select(Printed)];
        return errors.Length == 0 ? Assembly.LoadFrom(path) : throw new InvalidOperationException("The planted project does not compile:\n" + string.Join('\n', errors));
    }

    private static string Printed(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetMappedLineSpan();
        return string.Create(CultureInfo.InvariantCulture, $"{place.Path?.Replace(Folder, "", StringComparison.Ordinal)}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
    }

    private sealed class PlantedFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, System.Text.Encoding.UTF8);
    }

    private sealed class Settings(string rootNamespace) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new(StringComparer.Ordinal)
        {
            ["build_property.ProjectDir"] = Folder,
            ["build_property.RootNamespace"] = rootNamespace,
        });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values([]);
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
