using System.Reflection;
using System.Text.Json;

namespace Reports.Journal;

/// <summary>Which packages a process runs with, from the list that the build leaves beside it (<c>*.deps.json</c>).</summary>
internal static class PackageVersions
{
    /// <summary>What a project of this repository is called that stands in for a package.</summary>
    public const string Polyfill = "polyfill";

    private static readonly string[] Shown =
        ["Reqnroll", "NUnit", "RestSharp", "Testcontainers", "WireMock.Net", "Bogus", "Allure.NUnit", "Microsoft.AspNetCore.Mvc.Testing", "Npgsql"];

    public static IReadOnlyDictionary<string, string> OfThisProcess() =>
        Of(Path.Combine(AppContext.BaseDirectory, $"{Assembly.GetEntryAssembly()?.GetName().Name}.deps.json"));

    /// <summary>Name to version, or to <c>polyfill</c> where the build took a project; empty if there is no list.</summary>
    public static IReadOnlyDictionary<string, string> Of(string depsFile)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!File.Exists(depsFile))
            return found;
        using var deps = JsonDocument.Parse(File.ReadAllBytes(depsFile));
        if (!deps.RootElement.TryGetProperty("libraries", out var libraries))
            return found;
        var listed = libraries.EnumerateObject().ToDictionary(l => l.Name[..l.Name.IndexOf('/', StringComparison.Ordinal)], l => l, StringComparer.Ordinal);
        foreach (var name in Shown)
            if (listed.TryGetValue(name, out var library))
                found[name] = library.Value.GetProperty("type").ValueEquals("project") ? Polyfill : library.Name[(name.Length + 1)..];
        return found;
    }
}
