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
          unix://*) engine="--unix-socket ${1#unix://} http://docker" ;;
          *) engine="http://${1#*://}" ;;
        esac
        for again in 1 2 3 4 5 6 7 8 9 10; do
          curl -sf -X DELETE $engine/$2 && exit
          docker -H "$1" $3 && exit
          sleep 0.5
        done
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

    /// <summary>Null where there is no shell to do it. A network is tried again while containers are still in it.</summary>
    /// <param name="endpoint">The engine.</param>
    /// <param name="resource">As in <c>containers/…</c>, <c>networks/…</c> or <c>volumes/…</c>.</param>
    public static Reaper? Watch(DockerEndpoint endpoint, string resource)
    {
        if (OperatingSystem.IsWindows()) return null;
        var isContainer = resource.StartsWith("containers/", StringComparison.Ordinal);
        var name = resource[(resource.IndexOf('/', StringComparison.Ordinal) + 1)..];
        string[] arguments = ["-c", "command -v setsid >/dev/null && exec setsid sh -c \"$@\" || exec sh -c \"$@\"", "sh", Script, "reaper", endpoint.Address.OriginalString.TrimEnd('/'), isContainer ? $"{resource}?force=true&v=true" : resource, isContainer ? $"rm -f -v {name}" : $"{resource[..(resource.IndexOf('/', StringComparison.Ordinal) - 1)]} rm {name}"];
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
