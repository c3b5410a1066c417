using System.Globalization;
using System.Text.Json;

namespace Reports.AllureReport;

/// <summary>The npm package <c>allure</c> with all that it needs, every version and checksum pinned by <c>package-lock.json</c>.</summary>
internal sealed class AllurePackage(NodeTools tools, string cache, IProgress<string>? progress)
{
    private const int OldestNode = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>The version that <c>package.json</c> asks for.</summary>
    public static string Version { get; } = VersionOf(EmbeddedFile.Read("package.json"));

    private string Folder => Path.Combine(cache, "allure", Version);

    private string Cli => Path.Combine(Folder, "node_modules", "allure", "cli.js");

    /// <summary>The script to run with Node, installed if it wasn't yet; nothing is asked of the network if it was.</summary>
    /// <exception cref="AllureUnavailableException">It can't be had.</exception>
    public async Task<string> InstalledAsync(CancellationToken ct)
    {
        await DemandNodeAsync(ct);
        if (File.Exists(Cli))
            return Cli;
        var aside = Path.Combine(cache, "allure", $"{Version}.{Guid.NewGuid():N}.partial");
        try
        {
            Directory.CreateDirectory(aside);
            await InstallAsync(aside, ct);
            Publish(aside);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AllureUnavailableException($"the cache folder {cache} can't be written ({e.Message.TrimEnd('.')}); point TF_CACHE at a folder that can");
        }
        finally
        {
            if (Directory.Exists(aside))
                Directory.Delete(aside, recursive: true);
        }
        return File.Exists(Cli) ? Cli : throw new AllureUnavailableException($"the npm package allure {Version} holds no cli.js where it was expected ({Cli})");
    }

    private async Task DemandNodeAsync(CancellationToken ct)
    {
        var node = await NodeTools.RunAsync(tools.Node, ["--version"], Path.GetTempPath(), ct);
        if (node.ExitCode is null)
            throw new AllureUnavailableException($"Node.js {OldestNode} or newer is needed and `{tools.Node}` could not be started; install it");
        var version = node.Said.Trim();
        if (!int.TryParse(version.TrimStart('v').Split('.')[0], CultureInfo.InvariantCulture, out var major) || major < OldestNode)
            throw new AllureUnavailableException($"Node.js {OldestNode} or newer is needed and `{tools.Node} --version` says \"{version}\"; install a newer one");
    }

    private async Task InstallAsync(string folder, CancellationToken ct)
    {
        progress?.Report($"Installing Allure {Version} through npm (once, 15 MB to download) into {cache}");
        await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), EmbeddedFile.Read("package.json"), ct);
        await File.WriteAllTextAsync(Path.Combine(folder, "package-lock.json"), EmbeddedFile.Read("package-lock.json"), ct);
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            var npm = await NodeTools.RunAsync(tools.Npm,
                ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--omit=dev", "--prefer-offline", "--no-update-notifier", "--loglevel=error", "--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=2000"], folder, either.Token);
            if (npm.ExitCode is null)
                throw new AllureUnavailableException($"npm is needed to install it and `{tools.Npm}` could not be started; install Node.js {OldestNode} or newer with npm");
            if (npm.ExitCode != 0)
                throw new AllureUnavailableException($"`npm ci` of allure {Version} failed (\"{npm.Complaint}\"); go online, or check what npm is configured to install from");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new AllureUnavailableException($"`npm ci` of allure {Version} took longer than {Patience.TotalMinutes} minutes; check the network");
        }
    }

    /// <summary>Renamed in one go: whoever finds the folder finds it whole. If another process was faster, its folder is as good.</summary>
    private void Publish(string aside)
    {
        try
        {
            Directory.Move(aside, Folder);
        }
        catch (IOException) when (File.Exists(Cli))
        {
            progress?.Report($"Allure {Version} is in place already");
        }
    }

    private static string VersionOf(string packageJson)
    {
        using var json = JsonDocument.Parse(packageJson);
        return json.RootElement.GetProperty("dependencies").GetProperty("allure").GetString()!;
    }
}
