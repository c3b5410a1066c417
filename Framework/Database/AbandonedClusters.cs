namespace Framework.Database;

/// <summary>
/// Ends what a run left behind whose supervisor was killed with it. The server is only touched if it is the one of that folder:
/// its number may belong to another process by now.
/// </summary>
internal static class AbandonedClusters
{
    private const string Script = """
        folder=$1
        server=$(head -n 1 "$folder/data/postmaster.pid" 2>/dev/null)
        if [ -n "$server" ]; then
          line=$(tr '\0' ' ' <"/proc/$server/cmdline" 2>/dev/null || ps -o args= -p "$server" 2>/dev/null)
          case $line in
            *"$folder"*)
              kill -QUIT "$server"
              tries=0
              while kill -0 "$server" 2>/dev/null && [ $tries -lt 50 ]; do sleep 0.1; tries=$((tries + 1)); done ;;
          esac
        fi
        rm -rf "$folder"
        """;

    /// <summary>Removes them all, in the background of a start; what could not be removed is named in the log.</summary>
    public static async Task RemoveAsync(string place, ServerLog log)
    {
        await Task.Yield();
        foreach (var folder in ClusterPlace.Abandoned(place))
        {
            var removed = await Command.RunAsync("/bin/sh", ["-c", Script, "sh", folder], user: null, CancellationToken.None);
            if (Directory.Exists(folder)) log.Add($"(an earlier run left {folder}, and it could not be removed: {removed.Complaint})");
        }
    }
}
