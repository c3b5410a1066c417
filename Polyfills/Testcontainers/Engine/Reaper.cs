using System.Diagnostics;
using System.Globalization;

namespace DotNet.Testcontainers.Engine;

/// <summary>
/// Removes containers whose process is gone: a shell that reads a pipe which only we hold, and, should that be killed too,
/// the next process that starts a container here, by the labels.
/// </summary>
internal sealed class Reaper : IDisposable
{
    private const string SessionLabel = "org.testcontainers.session-id";
    private const string OwnerLabel = "org.testcontainers.owner";

    private const string Script = """
        trap '' INT HUP TERM
        exec >/dev/null 2>&1
        cat
        case $1 in
          unix://*) curl -s --unix-socket "${1#unix://}" -X DELETE "http://docker/containers/$2?force=true&v=true" ;;
          *) curl -s -X DELETE "http://${1#*://}/containers/$2?force=true&v=true" ;;
        esac || docker -H "$1" rm -f -v "$2"
        """;

    private static readonly string Session = Guid.NewGuid().ToString("D");

    private readonly Process shell;

    private Reaper(Process shell) => this.shell = shell;

    public static IEnumerable<KeyValuePair<string, string>> Labels(bool cleanUp)
    {
        yield return new("org.testcontainers", "true");
        yield return new("org.testcontainers.lang", "dotnet");
        yield return new(SessionLabel, Session);
        if (cleanUp) yield return new(OwnerLabel, string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}"));
    }

    /// <summary>Null where there is no shell to do it.</summary>
    public static Reaper? Watch(DockerEndpoint endpoint, string id)
    {
        if (OperatingSystem.IsWindows()) return null;
        string[] arguments = ["-c", "command -v setsid >/dev/null && exec setsid sh -c \"$@\" || exec sh -c \"$@\"", "sh", Script, "reaper", endpoint.Address.OriginalString.TrimEnd('/'), id];
        var started = Process.Start(new ProcessStartInfo("/bin/sh", arguments) { RedirectStandardInput = true, UseShellExecute = false });
        return started is null ? null : new Reaper(started);
    }

    public static async Task RemoveAbandonedAsync(DockerEngine engine, CancellationToken ct)
    {
        foreach (var (id, labels) in await engine.ListAsync(["org.testcontainers=true", OwnerLabel], ct))
        {
            var owner = labels[OwnerLabel].Split('/');
            if (owner[0] == Environment.MachineName && !OtherProcess.IsRunning(int.Parse(owner[1], CultureInfo.InvariantCulture)))
                await engine.RemoveAsync(id, ct);
        }
    }

    /// <summary>The container is gone already: nothing to do any more.</summary>
    public void Dispose()
    {
        shell.Kill();
        shell.Dispose();
    }
}
