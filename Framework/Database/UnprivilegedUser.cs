namespace Framework.Database;

/// <summary>PostgreSQL refuses to run as root: for root, another user takes its place.</summary>
internal static class UnprivilegedUser
{
    /// <summary>Null when this process is not root; else the user to run the server as.</summary>
    public static string? Needed(DatabaseOptions options)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess) return null;
        var known = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        return options.ServerUsers.FirstOrDefault(known.Contains)
            ?? throw new DatabaseUnavailableException(
                $"PostgreSQL refuses to run as root, and there is no user to run it as: expected one of {string.Join(", ", options.ServerUsers)} in /etc/passwd, found none. "
                + "Run the tests as a user that is not root, or create one of these (useradd --system postgres).");
    }

    /// <summary>A sentence for when that user failed: a folder on the way to one of the paths that only its owner may enter. Empty if there is none.</summary>
    public static string Barrier(string? user, params string[] paths)
    {
        if (user is null || OperatingSystem.IsWindows()) return "";
        foreach (var path in paths)
        {
            for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
            {
                if (Directory.Exists(folder) && !File.GetUnixFileMode(folder).HasFlag(UnixFileMode.OtherExecute))
                {
                    return $" PostgreSQL refuses to run as root, so it runs as user {user}, who may not enter {folder} on the way to {path}: "
                        + "point TF_CACHE and TF_DATABASE_FOLDER at folders that everybody may enter.";
                }
            }
        }

        return "";
    }
}
