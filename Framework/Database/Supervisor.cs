using System.Diagnostics;

namespace Framework.Database;

/// <summary>
/// The shell that starts a cluster and outlives us by a moment: it reads a pipe that only we hold. When the pipe ends,
/// because we closed it or because we were killed, it stops the server and deletes the folder. In a session of its own,
/// so that Ctrl-C in the terminal reaches us and not the database.
/// </summary>
internal static class Supervisor
{
    /// <summary>Exit code when the folder could not be filled.</summary>
    public const int CannotFill = 73;

    // $1 the cluster's folder, $2 the template to copy, $3 postgres; the rest are its arguments.
    private const string Script = """
        trap '' INT HUP TERM
        umask 077
        exec 1>&2
        folder=$1 template=$2 postgres=$3
        shift 3
        mkdir "$folder" && cp -Rp "$template" "$folder/data" || { rm -rf "$folder"; exit 73; }
        "$postgres" -D "$folder/data" "$@" </dev/null &
        server=$!
        exec >/dev/null 2>&1
        cat >/dev/null
        kill -QUIT $server
        wait $server
        rm -rf "$folder"
        """;

    // perl takes setsid's place where that program is missing, as on macOS.
    private const string NewSession = """
        if command -v setsid >/dev/null 2>&1; then exec setsid sh -c "$@"
        elif command -v perl >/dev/null 2>&1; then exec perl -MPOSIX -e 'POSIX::setsid(); exec @ARGV' sh -c "$@"
        else exec sh -c "$@"; fi
        """;

    public static Process Start(string folder, string template, string postgres, IEnumerable<string> arguments, string? user)
    {
        var process = new Process
        {
            StartInfo = Command.StartInfo("/bin/sh", ["-c", NewSession, "sh", Script, "supervisor", folder, template, postgres, .. arguments], user),
        };
        process.Start();
        return process;
    }
}
