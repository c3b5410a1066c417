using System.Globalization;
using DotNet.Testcontainers.Containers;

namespace Testcontainers.PostgreSql;

/// <summary>A container with PostgreSQL.</summary>
public sealed class PostgreSqlContainer : DockerContainer
{
    private readonly PostgreSqlAccount account;

    internal PostgreSqlContainer(ContainerSpec spec, PostgreSqlAccount account)
        : base(spec) => this.account = account;

    /// <summary>What Npgsql connects with; only after the start.</summary>
    public string GetConnectionString() => string.Create(
        CultureInfo.InvariantCulture,
        $"Host={Hostname};Port={GetMappedPublicPort(PostgreSqlBuilder.PostgreSqlPort)};Database={account.Database};Username={account.Username};Password={account.Password}");
}
