namespace Framework.Database;

/// <summary>One way to a PostgreSQL.</summary>
internal interface IRung
{
    /// <summary>As in <c>TF_DATABASE</c>.</summary>
    string Name { get; }

    /// <summary>Begins a server, or says why it cannot.</summary>
    Task<Attempt<PostgresServer>> TryAsync(DatabaseOptions options, CancellationToken ct);
}
