using System.Text;

namespace Benchmarks;

/// <summary>A test project written into the git-ignored folder .tf/benchmarks, in Release.</summary>
internal sealed class GeneratedProject
{
    private readonly string _folder;
    private readonly string _edited;

    private GeneratedProject(string name, string projectFile, IReadOnlyDictionary<string, string> files, string edited)
    {
        Name = name;
        _folder = Path.Combine(Repository.Root, ".tf", "benchmarks", name);
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
        Directory.CreateDirectory(_folder);
        File.WriteAllText(Path.Combine(_folder, name + ".csproj"), projectFile);
        foreach (var (path, text) in files)
            File.WriteAllText(Path.Combine(_folder, path), text);
        _edited = Path.Combine(_folder, edited);
    }

    public string Name { get; }

    public static GeneratedProject PlainNUnit(int features, int scenarios, int steps)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal) { ["AssemblySetUp.cs"] = Parallel };
        for (var f = 0; f < features; f++)
        {
            var text = new StringBuilder($"[NUnit.Framework.FixtureLifeCycle(NUnit.Framework.LifeCycle.InstancePerTestCase)]\npublic class Feature{f}\n{{\n");
            for (var s = 0; s < scenarios; s++)
                text.Append($"    [NUnit.Framework.Test] public async System.Threading.Tasks.Task S{s}() {{ {string.Concat(Enumerable.Repeat("await System.Threading.Tasks.Task.CompletedTask; ", steps))}}}\n");
            files[$"Feature{f}.cs"] = text.Append("}\n").ToString();
        }

        return new GeneratedProject("plain-nunit", ProjectFile(""), files, "Feature0.cs");
    }

    /// <param name="features">How many features.</param>
    /// <param name="scenarios">Of each feature.</param>
    /// <param name="steps">Of each scenario.</param>
    /// <param name="allure">Whether every scenario's result is written for Allure.</param>
    public static GeneratedProject Gherkin(int features, int scenarios, int steps, bool allure = false)
    {
        var bindings = new StringBuilder("using System.Threading.Tasks;\nusing Reqnroll;\n\n[Binding]\npublic sealed class Steps\n{\n");
        for (var b = 0; b < 50; b++)
            bindings.Append($"    [Given(\"state {b} holds\")] public Task State{b}() => Task.CompletedTask;\n");
        var files = new Dictionary<string, string>(StringComparer.Ordinal) { ["AssemblySetUp.cs"] = Parallel, ["Steps.cs"] = bindings.Append("}\n").ToString() };
        foreach (var (name, text) in FeatureFiles(features, scenarios, steps))
            files[name] = text;
        if (allure)
            files["Reported.cs"] = "[NUnit.Framework.SetUpFixture, Allure.NUnit.AllureNUnit] public sealed class Reported;\n";
        return new GeneratedProject(allure ? "gherkin-allure" : "gherkin", ProjectFile($"<UsesReqnroll>true</UsesReqnroll><CompilesFeatures>true</CompilesFeatures><UsesAllure>{(allure ? "true" : "false")}</UsesAllure>"), files, "F000.feature");
    }

    /// <summary>The same features for every engine.</summary>
    public static IEnumerable<(string Name, string Text)> FeatureFiles(int features, int scenarios, int steps)
    {
        for (var f = 0; f < features; f++)
        {
            var text = new StringBuilder($"Feature: Capability {f}\n\n");
            for (var s = 0; s < scenarios; s++)
            {
                text.Append($"  Scenario: Example {s}\n");
                for (var step = 0; step < steps; step++)
                    text.Append($"    {(step == 0 ? "Given" : "And")} state {(f + s + step) % 50} holds\n");
                text.Append('\n');
            }

            yield return ($"F{f:000}.feature", text.ToString());
        }
    }

    public async Task<TimeSpan> BuildAsync(string options) =>
        (await Command.RunAsync(_folder, "dotnet", $"build -c Release -v q {options}", ("UseSharedCompilation", "true"))).Duration;

    public Task<(TimeSpan Duration, long PeakBytes)> RunAsync(params (string Name, string Value)[] environment) =>
        Command.RunAsync(_folder, Path.Combine(_folder, "bin", "Release", "net10.0", Name), "--progress off", environment);

    public void Clean()
    {
        var output = Path.Combine(_folder, "bin");
        if (Directory.Exists(output))
            Directory.Delete(output, recursive: true);
    }

    public void EditOneFile() => File.WriteAllText(_edited, File.ReadAllText(_edited).Replace("Example 0", "Example zero", StringComparison.Ordinal) + "\n");

    private const string Parallel = "[assembly: NUnit.Framework.Parallelizable(NUnit.Framework.ParallelScope.Children)]\n";

    private static string ProjectFile(string properties) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <Import Project="{Repository.Root}/Tests/NUnitExecutable.props" />
          <PropertyGroup><Analyzed>false</Analyzed><NoWarn>$(NoWarn);CS1591</NoWarn>{properties}</PropertyGroup>
        </Project>
        """;
}

/// <summary>The repository's folder, found upwards from this executable.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "TestFramework.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds TestFramework.sln.");
    }
}
