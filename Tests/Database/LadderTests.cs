using Framework.Database;
using NUnit.Framework;
using Npgsql;
using Shouldly;

namespace Tests.Database;

[TestFixture]
internal sealed class LadderTests
{
    private const string Schema = "create table things (id bigint generated always as identity primary key)";

    [TestCase("embedded", "PostgreSQL 18.4 (embedded)")]
    [TestCase("local", "(local, ")]
    public async Task A_rung_gives_a_server_that_says_what_it_is(string choice, string description)
    {
        string folder;
        await using (var server = await BeginOrSkipAsync(choice))
        {
            server.Description.ShouldContain(description);
            await WorksAsync(server);
            (await Sql.ScalarAsync<string>(server.ConnectionStringFor("postgres"), "select version()")).ShouldStartWith(server.Description.Split(" (")[0]);
            folder = new NpgsqlConnectionStringBuilder(server.ConnectionStringFor("x")).Host!;
            Directory.Exists(folder).ShouldBeTrue();
        }

        Directory.Exists(folder).ShouldBeFalse();
    }

    [Test]
    public async Task Letters_beyond_ASCII_have_upper_and_lower_case() =>
        (await Sql.ScalarAsync<bool>(Servers.Any.ConnectionStringFor("postgres"), "select 'ПЛАТЁЖ' ilike 'платёж' and lower('ÄÖ') = 'äö'")).ShouldBeTrue();

    [Test]
    public async Task On_a_server_of_others_only_our_databases_come_and_go()
    {
        var given = Servers.Any.ConnectionStringFor("postgres");
        var before = await DatabasesAsync();
        await using (var server = await DatabaseLadder.BeginAsync(new DatabaseOptions(given)))
        {
            server.Description.ShouldContain("(connection string, ");
            await WorksAsync(server, during: async () => (await DatabasesAsync()).Except(before).ShouldAllBe(n => n.StartsWith("tfdb_")));
        }

        (await DatabasesAsync()).ShouldBe(before, ignoreOrder: true);
    }

    [Test]
    public async Task Databases_of_a_dead_run_are_dropped_and_those_of_a_living_one_are_not()
    {
        var given = Servers.Any.ConnectionStringFor("postgres");
        await Sql.RunAsync(given, "create database tfdb_00abcdef_lane_1");
        await using var living = await DatabaseLadder.BeginAsync(new DatabaseOptions(given));
        await using var pool = await DatabasePool.CreateAsync(living, Task.FromResult(Schema));
        await pool.CloneAsync(1);

        await using var next = await DatabaseLadder.BeginAsync(new DatabaseOptions(given));

        var databases = await DatabasesAsync();
        databases.ShouldNotContain("tfdb_00abcdef_lane_1");
        databases.ShouldContain(pool.NameFor(1));
    }

    [Test]
    public async Task A_template_is_built_once_and_used_by_every_pool_with_that_schema()
    {
        await using var first = await DatabasePool.CreateAsync(Servers.Any, Task.FromResult(Schema));
        var before = await DatabasesAsync();
        await using var second = await DatabasePool.CreateAsync(Servers.Any, Task.FromResult(Schema));
        await using var other = await DatabasePool.CreateAsync(Servers.Any, Task.FromResult(Schema + ";select 1"));
        (await DatabasesAsync()).Except(before).ShouldHaveSingleItem().ShouldStartWith("template_");
    }

    [Test]
    public async Task Semicolons_in_strings_bodies_and_comments_do_not_end_a_statement()
    {
        const string Script =
            """
            -- a; comment
            create table texts (t text default 'a;b''c;', "odd;name" int); /* another; one */
            create function f() returns text language plpgsql as $body$ begin return $x$;$x$; end $body$;
            create function g() returns int begin atomic select 1; select 2; end;
            insert into texts (t) values (E'it\'s; fine'), (f());;
            """;
        await using var pool = await DatabasePool.CreateAsync(Servers.Any, Task.FromResult(Script));
        await pool.CloneAsync(7);
        (await Sql.ScalarAsync<string>(pool.ConnectionStringFor(7), "select string_agg(t, ',') || g() from texts")).ShouldBe("it's; fine,;2");
    }

    [Test]
    public async Task A_refused_schema_script_is_refused_again_the_next_time()
    {
        for (var round = 0; round < 2; round++)
            await Should.ThrowAsync<SchemaScriptException>(() => DatabasePool.CreateAsync(Servers.Any, Task.FromResult("create tabel x ()")));
    }

    [Test]
    public async Task A_refused_schema_script_says_which_statement_and_line()
    {
        var broken = await Should.ThrowAsync<SchemaScriptException>(() =>
            DatabasePool.CreateAsync(Servers.Any, Task.FromResult("create table good (id int);\n\ncreate table bad (\n  id nonsense);\ncreate table unseen (id int);")));
        broken.Message.ShouldBe(
            """
            The schema script was refused at line 3: 42704: type "nonsense" does not exist
            Statement:
              create table bad (
              id nonsense)
            """);
    }

    /// <summary>A machine without PostgreSQL of its own has nothing to test the local rung with.</summary>
    private static async Task<PostgresServer> BeginOrSkipAsync(string choice)
    {
        try
        {
            return await DatabaseLadder.BeginAsync(new DatabaseOptions(choice));
        }
        catch (DatabaseUnavailableException e) when (choice == "local" && e.Message.Contains("no postgres in", StringComparison.Ordinal))
        {
            throw new IgnoreException(e.Message, e);
        }
    }

    private static async Task WorksAsync(PostgresServer server, Func<Task>? during = null)
    {
        await server.Ready;
        await using var pool = await DatabasePool.CreateAsync(server, Task.FromResult(Schema));
        await pool.CloneAsync(1);
        await Sql.RunAsync(pool.ConnectionStringFor(1) + ";Pooling=false", "insert into things default values");
        (await pool.ResetAsync(1)).Dirty.ShouldBe(["public.things", "public.things_id_seq"]);
        if (during is not null) await during();
    }

    private static async Task<string[]> DatabasesAsync() =>
        await Sql.ScalarAsync<string[]>(Servers.Any.ConnectionStringFor("postgres"), "select array_agg(datname::text) from pg_database");
}
