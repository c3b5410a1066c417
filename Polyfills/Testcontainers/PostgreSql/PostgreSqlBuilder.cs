using System.Globalization;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;

namespace Testcontainers.PostgreSql;

/// <summary>Describes a container with PostgreSQL, tuned for tests: nothing is flushed to disk.</summary>
public sealed class PostgreSqlBuilder : ContainerBuilder<PostgreSqlBuilder, PostgreSqlContainer>
{
    /// <summary>The port inside the container.</summary>
    public const ushort PostgreSqlPort = 5432;

    /// <summary>The database, unless another is named.</summary>
    public const string DefaultDatabase = "postgres";

    /// <summary>The user, unless another is named.</summary>
    public const string DefaultUsername = "postgres";

    /// <summary>The password, unless another is given.</summary>
    public const string DefaultPassword = "postgres";

    private const string DefaultImage = "postgres:15.1";

    /// <summary>Begins with the package's default image.</summary>
    public PostgreSqlBuilder()
        : this(DefaultImage)
    {
    }

    /// <summary>Begins with an image, as in <c>postgres:18.4</c>.</summary>
    public PostgreSqlBuilder(string image)
        : this(Defaults(image))
    {
    }

    private PostgreSqlBuilder(ContainerSpec spec)
        : base(spec)
    {
    }

    /// <summary>Names the database.</summary>
    public PostgreSqlBuilder WithDatabase(string database) => WithEnvironment("POSTGRES_DB", database);

    /// <summary>Names the superuser.</summary>
    public PostgreSqlBuilder WithUsername(string username) => WithEnvironment("POSTGRES_USER", username);

    /// <summary>Sets the superuser's password.</summary>
    public PostgreSqlBuilder WithPassword(string password) => WithEnvironment("POSTGRES_PASSWORD", password);

    /// <inheritdoc />
    public override PostgreSqlContainer Build()
    {
        var spec = Validated();
        var account = new PostgreSqlAccount(spec.Environment["POSTGRES_DB"], spec.Environment["POSTGRES_USER"], spec.Environment["POSTGRES_PASSWORD"]);
        if (account.Password.Length == 0) throw new ArgumentException("The password must not be empty: the image refuses to start without one.");
        if (!spec.Waits.IsEmpty) return new PostgreSqlContainer(spec, account);

        // Naming the host tells the server proper from the one that the image starts, on the socket alone, to initialise itself.
        var ready = Wait.ForUnixContainer().UntilCommandIsCompleted(
            "pg_isready", "--host", "localhost", "--port", PostgreSqlPort.ToString(CultureInfo.InvariantCulture), "--dbname", account.Database, "--username", account.Username);
        return new PostgreSqlContainer(WithWaitStrategy(ready).Spec, account);
    }

    private protected override PostgreSqlBuilder With(ContainerSpec spec) => new(spec);

    private static ContainerSpec Defaults(string image)
    {
        var spec = new ContainerSpec
        {
            Image = image,
            Command = ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off"],
        };
        return spec with
        {
            Ports = spec.Ports.SetItem(PostgreSqlPort, 0),
            Environment = spec.Environment.SetItem("POSTGRES_DB", DefaultDatabase).SetItem("POSTGRES_USER", DefaultUsername).SetItem("POSTGRES_PASSWORD", DefaultPassword),
        };
    }
}

/// <param name="Database">Made when the container starts for the first time.</param>
/// <param name="Username">Its superuser.</param>
/// <param name="Password">The superuser's.</param>
internal sealed record PostgreSqlAccount(string Database, string Username, string Password);
