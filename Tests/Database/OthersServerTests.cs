using System.Text;
using Framework.Database;
using NUnit.Framework;
using Npgsql;
using Shouldly;

namespace Tests.Database;

/// <summary>What a connection string may lead to instead of a PostgreSQL that will do.</summary>
[TestFixture]
internal sealed class OthersServerTests
{
    [Test]
    public async Task A_server_that_is_too_old_is_refused()
    {
        await using var old = new FakeServer(FakeServer.Welcome("13.9 (Debian 13.9-1)"));
        (await MessageAsync(old)).ShouldContain("Password=***: is PostgreSQL 13.9; 14 or newer is needed");
    }

    [Test]
    public async Task A_wrong_password_is_told_from_a_server_out_of_reach()
    {
        await using var strict = new FakeServer(FakeServer.Error("28P01", "password authentication failed for user \"anna\""));
        var message = await MessageAsync(strict);
        message.ShouldContain("password authentication failed for user \"anna\". The server is there; check Username and Password.");
        message.ShouldNotContain("s3cret");
    }

    [Test]
    public async Task A_database_that_does_not_exist_is_named()
    {
        var given = new NpgsqlConnectionStringBuilder(Servers.Any.ConnectionStringFor("nonesuch")).ConnectionString;
        var message = await MessageAsync(given);
        message.ShouldContain("database \"nonesuch\" does not exist. The server is there; name a database that exists, such as Database=postgres.");
    }

    [Test]
    public async Task Something_else_on_the_port_is_suspected()
    {
        await using var web = new FakeServer(Encoding.ASCII.GetBytes("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")) { SpeaksFirst = true };
        (await MessageAsync(web)).ShouldContain($"Is it PostgreSQL that answers at 127.0.0.1:{web.Port}, and not something else that took this port?");
    }

    [Test]
    public async Task A_port_without_a_server_is_named() =>
        (await MessageAsync("Host=127.0.0.1;Port=1;Username=anna")).ShouldContain("Nothing listens there: is PostgreSQL running on 127.0.0.1, and 1 its port?");

    [Test]
    public async Task A_host_that_does_not_exist_is_named() =>
        (await MessageAsync("Host=no-such-host.invalid;Username=anna")).ShouldContain("There is no host called no-such-host.invalid.");

    private static Task<string> MessageAsync(FakeServer server) =>
        MessageAsync($"Host=127.0.0.1;Port={server.Port};Username=anna;Password=s3cret");

    private static async Task<string> MessageAsync(string choice) =>
        (await Should.ThrowAsync<DatabaseUnavailableException>(() => DatabaseLadder.BeginAsync(new DatabaseOptions(choice)))).Message;
}
