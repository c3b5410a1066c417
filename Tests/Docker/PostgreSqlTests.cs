using System.Diagnostics;
using Npgsql;
using NUnit.Framework;
using Shouldly;
using Testcontainers.PostgreSql;

namespace Tests.Docker;

/// <summary>PostgreSQL in a container, and the suite on it.</summary>
internal sealed class PostgreSqlTests
{
    [SetUp]
    public Task Engine_is_there() => Engine.RequireAsync();

    [Test]
    public async Task Database_user_and_password_are_as_told()
    {
        await using var container = new PostgreSqlBuilder(Engine.PostgreSql).WithDatabase("shop").WithUsername("anna").WithPassword("s3cret").WithCommand("-c", "jit=off").Build();
        await container.StartAsync();

        await using var connection = new NpgsqlConnection(container.GetConnectionString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select current_database() || ' ' || current_user || ' ' || current_setting('fsync') || ' ' || current_setting('jit')", connection);
        (await command.ExecuteScalarAsync()).ShouldBe("shop anna off off");
    }

    [Test]
    public async Task Scenarios_run_on_it()
    {
        var suite = Path.Combine(RepositoryRoot.Find(), "Features", "bin", "Debug", "net10.0", "Features.dll");
        var results = Directory.CreateTempSubdirectory("tf-docker-").FullName;
        using var run = Process.Start(new ProcessStartInfo("dotnet", [suite, "--filter", "TestCategory=smoke", "--no-progress"])
        {
            Environment = { ["TF_DATABASE"] = "docker", ["TF_RESULTS"] = results },
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var said = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();

        run.ExitCode.ShouldBe(0, said);
        said.ShouldMatch("succeeded: [1-9]");
        (await File.ReadAllTextAsync(Path.Combine(results, "run", "facts-1.json"))).ShouldContain("(docker, postgres:18.4)");
        Directory.Delete(results, recursive: true);
    }
}
