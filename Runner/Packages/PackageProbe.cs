using System.Globalization;
using System.Xml.Linq;
using Runner.Running;

namespace Runner.Packages;

/// <summary>Tries the real packages: restores them in a project of their own, then builds everything with them, aside.</summary>
internal sealed class PackageProbe(string repository)
{
    private static readonly TimeSpan RestoreLimit = Limit("TF_PROBE_SECONDS", 60);
    private static readonly TimeSpan BuildLimit = TimeSpan.FromMinutes(10);

    private string Folder => Path.Combine(repository, ".tf", "probe");

    /// <summary>Whether they can be used, and why (not). Never takes longer than its limits, also where no source answers.</summary>
    public async Task<(bool Upstream, string Why)> AskAsync(IReadOnlyList<(string Name, string Version)> packages, CancellationToken ct)
    {
        Directory.CreateDirectory(Folder);
        // Nothing of the repository's own settings may get into this project.
        foreach (var name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
            await File.WriteAllTextAsync(Path.Combine(Folder, name), "<Project />\n", ct);
        var project = Path.Combine(Folder, "probe.csproj");
        await File.WriteAllTextAsync(project, Project(packages), ct);
        var (restored, said) = await RunAsync(RestoreLimit, ct, "restore", project, "-v", "quiet", "--nologo");
        if (!restored)
            return (false, $"they cannot be restored: {said}");
        var (built, complaint) = await RunAsync(BuildLimit, ct, "build", "TestFramework.sln", "-p:UpstreamPackages=true", "-p:UseArtifactsOutput=true", $"-p:ArtifactsPath={Folder}/artifacts", "-v", "quiet", "--nologo");
        return built
            ? (true, string.Join(", ", packages.Select(p => $"{p.Name} {p.Version}")) + ".")
            : (false, $"they can be restored, but this repository does not build with them: {complaint}");
    }

    private static string Project(IReadOnlyList<(string Name, string Version)> packages) => new XElement("Project",
        new XAttribute("Sdk", "Microsoft.NET.Sdk"),
        new XElement("PropertyGroup", new XElement("TargetFramework", "net10.0")),
        new XElement("ItemGroup", packages.Select(p => new XElement("PackageReference", new XAttribute("Include", p.Name), new XAttribute("Version", $"[{p.Version}]"))))).ToString();

    private async Task<(bool Ok, string Said)> RunAsync(TimeSpan limit, CancellationToken ct, params string[] arguments)
    {
        var lines = new List<string>();
        var start = Processes.Captured(Processes.Dotnet, repository, arguments);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Processes.Start(start);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(limit);
        await using var stop = patience.Token.Register(() => process.Kill(entireProcessTree: true));
        await Processes.ReadLinesAsync(process, text =>
        {
            lock (lines) lines.Add(text);
        });
        await process.WaitForExitAsync(CancellationToken.None);
        ct.ThrowIfCancellationRequested();
        if (patience.IsCancellationRequested)
            return (false, $"no answer within {limit.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s.");
        return (process.ExitCode == 0, Reason(lines));
    }

    private static string Reason(List<string> lines)
    {
        var error = lines.Find(l => l.Contains("error ", StringComparison.Ordinal)) ?? lines.LastOrDefault() ?? "";
        var at = error.IndexOf("error ", StringComparison.Ordinal);
        var text = (at < 0 ? error : error[(at + 6)..]).Trim();
        var project = text.LastIndexOf(" [", StringComparison.Ordinal);
        return (project > 0 ? text[..project] : text).TrimEnd('.') + ".";
    }

    private static TimeSpan Limit(string variable, int standard) =>
        TimeSpan.FromSeconds(double.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? seconds : standard);
}
