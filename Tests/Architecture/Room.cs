using System.Xml.Linq;

namespace Tests.Architecture;

/// <summary>A top-level folder with its project: what it says that it uses, and its C# sources.</summary>
internal sealed record Room(string Name, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages, IReadOnlyList<Source> Sources)
{
    private static readonly Dictionary<string, string> Polyfilled = new(StringComparer.Ordinal)
    {
        ["UsesReqnroll"] = "Reqnroll",
        ["UsesWireMock"] = "WireMock.Net",
        ["UsesTestcontainers"] = "Testcontainers",
        ["UsesAllure"] = "Allure.NUnit",
        ["CompilesFeatures"] = "Reqnroll.NUnit",
    };

    public static Room Read(string name)
    {
        var folder = Path.Combine(RepositoryRoot.Find(), name);
        var project = XDocument.Load(Path.Combine(folder, name + ".csproj"));
        var projects = Includes(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));
        var packages = Includes(project, "PackageReference")
            .Concat(project.Descendants().Where(e => Polyfilled.ContainsKey(e.Name.LocalName) && e.Value == "true").Select(e => Polyfilled[e.Name.LocalName]));
        return new Room(name, [.. projects], [.. packages], [.. Source.In(folder)]);
    }

    private static IEnumerable<string> Includes(XDocument project, string element) =>
        project.Descendants(element).Select(e => (string?)e.Attribute("Include") ?? "");
}

/// <summary>A C# file: its path relative to the repository, and its text without comments.</summary>
internal sealed record Source(string Path, string Code)
{
    public static IEnumerable<Source> In(string folder) =>
        from file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        let relative = System.IO.Path.GetRelativePath(RepositoryRoot.Find(), file).Replace('\\', '/')
        where !relative.Contains("/obj/", StringComparison.Ordinal) && !relative.Contains("/bin/", StringComparison.Ordinal)
        select new Source(relative, StripComments(File.ReadAllText(file)));

    private static string StripComments(string text) =>
        string.Join('\n', text.Split('\n').Select(line =>
        {
            var trimmed = line.TrimStart();
            return trimmed.StartsWith("//", StringComparison.Ordinal) ? "" : line;
        }));
}
