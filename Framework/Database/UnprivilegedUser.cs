namespace Framework.Database;

/// <summary>PostgreSQL refuses to run as root: for root, another user takes its place.</summary>
internal static class UnprivilegedUser
{
    private static readonly string[] Candidates = ["postgres", "nobody"];

    /// <summary>Null when this process is not root; else the user to run the server as.</summary>
    public static string? Needed()
    {
        if (!Environment.IsPrivilegedProcess) return null;
        var known = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        return Array.Find(Candidates, known.Contains)
            ?? throw new DatabaseUnavailableException(
                "PostgreSQL refuses to run as root, and neither of the users postgres and nobody exists to run it as. "
                + "Run the tests as another user, or create one of these two.");
    }
}
