using System.Globalization;
using System.Xml.Linq;
using Runner.Terminal;

namespace Runner.Packages;

/// <summary>
/// Whether the real packages are used or the projects in Polyfills/ that stand in for them. The package source is asked once; the answer is kept in
/// the git-ignored <c>Directory.Build.local.props</c>. They are used if they can be had and everything here builds with them.
/// </summary>
internal sealed class PackageChoice(string repository, Screen screen)
{
    private const string Label = "With UpstreamPackages=true alone";

    private string Versions => Path.Combine(repository, "Directory.Packages.props");

    private string Answer => Path.Combine(repository, "Directory.Build.local.props");

    /// <summary>Asks, unless it is known.</summary>
    public async Task EnsureAsync(CancellationToken ct)
    {
        if (!File.Exists(Answer) && File.Exists(Versions))
            await AskAsync(ct);
    }

    /// <summary>Asks again.</summary>
    /// <returns>Whether the real packages are used from now on, and why.</returns>
    public async Task<(bool Upstream, string Why)> AskAsync(CancellationToken ct)
    {
        screen.Status(screen.Dim("Asking the package source for the real packages (once) …"));
        var answer = await new PackageProbe(repository).AskAsync(Packages(), ct);
        screen.Status("");
        Write(answer.Upstream, answer.Why);
        screen.Line(screen.Dim($"{(answer.Upstream ? "The real packages are used" : "Polyfills stand in for packages")}: {answer.Why}"));
        return answer;
    }

    private List<(string Name, string Version)> Packages() =>
    [
        .. XDocument.Load(Versions).Descendants("ItemGroup").Where(g => (string?)g.Attribute("Label") == Label).Elements("PackageVersion")
            .Select(p => ((string)p.Attribute("Include")!, (string)p.Attribute("Version")!)),
    ];

    private void Write(bool upstream, string why)
    {
        var today = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        File.WriteAllText(Answer, new XDocument(new XElement("Project",
            new XComment($" Written by tf on {today}. {why.Replace("--", "- -", StringComparison.Ordinal)} Run ./tf packages to ask again. "),
            new XElement("PropertyGroup", new XElement("UpstreamPackages", upstream ? "true" : "false")))).ToString() + "\n");
    }
}
