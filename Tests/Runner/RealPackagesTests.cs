using System.Diagnostics;
using System.Text.Json;
using NUnit.Framework;
using Reports.Journal;
using Shouldly;

namespace Tests.Runner;

/// <summary>
/// Where a package source has the real packages, they are used: asked for with the real .NET in a repository of its own, whose source is a folder of
/// packages with the real names and versions and next to nothing in them.
/// </summary>
[Platform(Exclude = "Win", Reason = "The sandbox's dotnet is a shell script.")]
internal sealed class RealPackagesTests
{
    private const string Suite = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <Analyzed>false</Analyzed>
            <UsesReqnroll>true</UsesReqnroll>
            <UsesReqnrollServices>true</UsesReqnrollServices>
            <CompilesFeatures>true</CompilesFeatures>
            <UsesWireMock>true</UsesWireMock>
            <UsesTestcontainers>true</UsesTestcontainers>
            <UsesAllure>true</UsesAllure>
          </PropertyGroup>
        </Project>
        """;

    private const string Solution = """
        Microsoft Visual Studio Solution File, Format Version 12.00
        Project("{9A19103F-16F7-4668-BE54-9A1E7A4F7556}") = "Suite", "Suite\Suite.csproj", "{5B7A4A3C-8B0F-4C3B-9F57-0C8F9C1D2E3F}"
        EndProject
        Global
          GlobalSection(SolutionConfigurationPlatforms) = preSolution
            Debug|Any CPU = Debug|Any CPU
          EndGlobalSection
          GlobalSection(ProjectConfigurationPlatforms) = postSolution
            {5B7A4A3C-8B0F-4C3B-9F57-0C8F9C1D2E3F}.Debug|Any CPU.ActiveCfg = Debug|Any CPU
            {5B7A4A3C-8B0F-4C3B-9F57-0C8F9C1D2E3F}.Debug|Any CPU.Build.0 = Debug|Any CPU
          EndGlobalSection
        EndGlobal
        """;

    /// <summary>Nothing may come from, or get into, what this machine has of packages.</summary>
    private const string Source = """
        <configuration>
          <packageSources><clear /><add key="folder" value="feed" /></packageSources>
          <fallbackPackageFolders><clear /></fallbackPackageFolders>
          <config><add key="globalPackagesFolder" value="packages" /></config>
        </configuration>
        """;

    private static readonly string[] Names = ["Allure.NUnit", "Reqnroll", "Reqnroll.Microsoft.Extensions.DependencyInjection", "Reqnroll.NUnit", "Testcontainers.PostgreSql", "WireMock.Net"];

    private Sandbox sandbox = null!;

    [SetUp]
    public void SetUp()
    {
        sandbox = new Sandbox();
        foreach (var shared in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "Polyfills/Packages.targets" })
            sandbox.Write(shared, File.ReadAllText(Path.Combine(RepositoryRoot.Find(), shared)));
        sandbox.Write("nuget.config", Source);
        sandbox.Write("TestFramework.sln", Solution);
        sandbox.Write("Suite/Suite.csproj", Suite);
        sandbox.Write("Suite/Program.cs", "Console.WriteLine(typeof(Reqnroll.Marker).Assembly.GetName().Name);");
        foreach (var script in new[] { "fake/restore.sh", "fake/build.sh" })
            sandbox.Write(script, $"unset DOTNET_HOST_PATH MSBUILD_EXE_PATH; exec \"{Sandbox.Dotnet}\" \"$@\"");
    }

    [TearDown]
    public void TearDown() => sandbox.Dispose();

    [Test]
    public async Task Packages_of_the_source_are_found_built_with_kept_and_named()
    {
        var versions = await PinnedAsync();
        Names.ShouldAllBe(n => versions.ContainsKey(n));
        foreach (var name in Names)
            SmallPackage.Write(sandbox.PathOf("feed"), name, versions[name], name == "Testcontainers.PostgreSql" ? ("Testcontainers", versions[name]) : null);
        SmallPackage.Write(sandbox.PathOf("feed"), "Testcontainers", versions["Testcontainers.PostgreSql"]);

        var said = await sandbox.TfAsync("packages");

        said.Text.ShouldContain("The real packages are used: ");
        foreach (var name in Names)
            said.Text.ShouldContain($"{name} {versions[name]}");
        (await File.ReadAllTextAsync(sandbox.PathOf("Directory.Build.local.props"))).ShouldContain("<UpstreamPackages>true</UpstreamPackages>");
        var (packages, projects) = await ReferencesAsync();
        packages.ShouldBe(Names, ignoreOrder: true, "What was kept decides from now on.");
        projects.ShouldBeEmpty();
        (await ReferencesAsync("-p:UpstreamPackages=false")).Packages.ShouldBeEmpty();
        var ran = PackageVersions.Of(Path.Combine(sandbox.PathOf(".tf/probe/artifacts/bin/Suite/debug"), "Suite.deps.json"));
        foreach (var name in new[] { "Allure.NUnit", "Reqnroll", "Testcontainers", "WireMock.Net" })
            ran[name].ShouldBe(versions.GetValueOrDefault(name, versions["Testcontainers.PostgreSql"]));
    }

    [Test]
    public async Task A_source_that_lacks_one_of_them_leaves_all_polyfills_in_their_places()
    {
        var versions = await PinnedAsync();
        foreach (var name in Names.Where(n => n != "WireMock.Net"))
            SmallPackage.Write(sandbox.PathOf("feed"), name, versions[name]);

        (await sandbox.TfAsync("packages")).Text.ShouldContain("Polyfills stand in for packages: they cannot be restored: NU1101: Unable to find package WireMock.Net.");

        (await File.ReadAllTextAsync(sandbox.PathOf("Directory.Build.local.props"))).ShouldContain("<UpstreamPackages>false</UpstreamPackages>");
        var (packages, projects) = await ReferencesAsync();
        packages.ShouldBeEmpty();
        projects.ShouldBe(["Allure.NUnit", "Reqnroll", "Reqnroll.Generator", "Reqnroll.Microsoft.Extensions.DependencyInjection", "Testcontainers", "WireMock.Net"], ignoreOrder: true);
    }

    private async Task<Dictionary<string, string>> PinnedAsync()
    {
        using var items = await EvaluatedAsync("-p:UpstreamPackages=true");
        return items.RootElement.GetProperty("Items").GetProperty("PackageVersion").EnumerateArray()
            .ToDictionary(p => p.GetProperty("Identity").GetString()!, p => p.GetProperty("Version").GetString()!, StringComparer.Ordinal);
    }

    /// <summary>What a project of this repository is compiled against, as MSBuild sees it.</summary>
    private async Task<(string[] Packages, string[] Projects)> ReferencesAsync(params string[] options)
    {
        using var items = await EvaluatedAsync(options);
        return (Of("PackageReference"), [.. Of("ProjectReference").Select(p => Path.GetFileNameWithoutExtension(p)!)]);

        string[] Of(string item) => [.. items.RootElement.GetProperty("Items").GetProperty(item).EnumerateArray().Select(p => p.GetProperty("Identity").GetString()!)];
    }

    private async Task<JsonDocument> EvaluatedAsync(params string[] options)
    {
        if (!File.Exists(sandbox.PathOf("Polyfills/Reqnroll.Generator/CompileFeatures.targets")))
            sandbox.Write("Polyfills/Reqnroll.Generator/CompileFeatures.targets", await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Find(), "Polyfills/Reqnroll.Generator/CompileFeatures.targets")));
        using var process = Process.Start(new ProcessStartInfo(Sandbox.Dotnet, ["msbuild", sandbox.PathOf("Suite/Suite.csproj"), "-getItem:PackageReference", "-getItem:ProjectReference", "-getItem:PackageVersion", .. options])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = sandbox.PathOf("."),
        })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? JsonDocument.Parse(said) : throw new InvalidOperationException(said);
    }
}
