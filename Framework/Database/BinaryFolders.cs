namespace Framework.Database;

/// <summary>Where a machine keeps its PostgreSQL binaries.</summary>
internal static class BinaryFolders
{
    private static readonly (string Parent, string Pattern, string Below)[] Versioned =
    [
        ("/usr/lib/postgresql", "*", "bin"),              // Debian and its family
        ("/usr", "pgsql-*", "bin"),                       // packages of postgresql.org for Red Hat's family
        ("/opt/homebrew/opt", "postgresql*", "bin"),      // Homebrew
        ("/usr/local/opt", "postgresql*", "bin"),
    ];

    /// <summary>PATH first, links resolved; each folder once.</summary>
    public static IEnumerable<string> Usual()
    {
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(f => Path.Combine(f, "postgres")).Where(File.Exists)
            .Select(f => Path.GetDirectoryName(new FileInfo(f).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? f)!);
        var installed = from place in Versioned
                        where Directory.Exists(place.Parent)
                        from version in Directory.EnumerateDirectories(place.Parent, place.Pattern)
                        select Path.Combine(version, place.Below);
        return onPath.Concat(installed).Distinct(StringComparer.Ordinal);
    }
}
