using Npgsql;
using Testcontainers.PostgreSql;

namespace Framework.Database;

/// <summary>PostgreSQL in a container. Slower to start than the others, so it is waited for here.</summary>
internal sealed class DockerRung : IRung
{
    public string Name => "docker";

    public async Task<Attempt<PostgresServer>> TryAsync(DatabaseOptions options, CancellationToken ct)
    {
        var builder = new PostgreSqlBuilder(options.DockerImage)
            .WithCommand("-c", "max_connections=300", "-c", "autovacuum=off", "-c", "jit=off");
        if (options.DockerEndpoint is { } endpoint) builder = builder.WithDockerEndpoint(endpoint);
        PostgreSqlContainer? container = null;
        try
        {
            container = builder.Build();
            options.Progress?.Report($"Starting {options.DockerImage} in Docker (its image is pulled if need be)");
            await container.StartAsync(ct);
            var said = await container.ExecAsync(["postgres", "--version"], ct);
            var version = PostgresVersion.Parse(said.Stdout);
            if (version is null or { TooOld: true })
                return await FailedAsync(container, $"{options.DockerImage} holds {(version is null ? $"no PostgreSQL: {(said.Stdout + said.Stderr).Trim()}" : $"PostgreSQL {version.Text}")}; {PostgresVersion.Oldest} or newer is needed");
            var connection = new NpgsqlConnectionStringBuilder(container.GetConnectionString()) { IncludeErrorDetail = true };
            return Attempt<PostgresServer>.Of(new PostgresServer(
                $"PostgreSQL {version.Text} (docker, {options.DockerImage})", connection.ConnectionString, isOurs: true, options.LeakGrace,
                Task.CompletedTask, () => [], container.DisposeAsync));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return await FailedAsync(container, e.Message);
        }
    }

    private static async Task<Attempt<PostgresServer>> FailedAsync(PostgreSqlContainer? container, string reason)
    {
        if (container is not null) await container.DisposeAsync();
        return Attempt<PostgresServer>.Failed(reason);
    }
}
