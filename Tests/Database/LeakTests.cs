using Framework.Database;
using NUnit.Framework;
using Shouldly;

namespace Tests.Database;

[TestFixture]
internal sealed class LeakTests
{
    private static DatabasePool pool = null!;
    private static string lane = "";

    [OneTimeSetUp]
    public async Task Begin()
    {
        pool = await DatabasePool.CreateAsync(Servers.Any, Task.FromResult("create table leaky (id int)"));
        await pool.CloneAsync(11);
        lane = pool.ConnectionStringFor(11);
    }

    [OneTimeTearDown]
    public async Task End() => await pool.DisposeAsync();

    [TestCase("insert into leaky values (1)", "leaky (RowExclusiveLock)")]
    [TestCase("lock table leaky", "leaky (AccessExclusiveLock)")]
    [TestCase("select * from leaky", "leaky (AccessShareLock)")]
    public async Task A_transaction_left_open_is_named_and_ended(string statement, string expectedLock)
    {
        await using var forgetful = await Sql.OpenAsync(lane + ";Pooling=false");
        await Sql.RunAsync(forgetful, "begin");
        await Sql.RunAsync(forgetful, statement);

        var report = await pool.ResetAsync(11).WaitAsync(TimeSpan.FromSeconds(5), TimeProvider.System);

        var leak = report.Leaks.ShouldHaveSingleItem();
        leak.ProcessId.ShouldBe(forgetful.ProcessID);
        leak.State.ShouldBe("idle in transaction");
        leak.Locks.ShouldContain(expectedLock);
        leak.ToString().ShouldContain($"session {forgetful.ProcessID} (lane 11) was idle in transaction");
        leak.ToString().ShouldContain($"last statement: {statement}");
        (await Sql.ScalarAsync<long>(lane, "select count(*) from leaky")).ShouldBe(0);
    }

    [Test]
    public async Task A_statement_that_is_still_running_is_waited_for()
    {
        await using var busy = await Sql.OpenAsync(lane + ";Pooling=false");
        var running = Sql.RunAsync(busy, "insert into leaky select 1 from pg_sleep(0.05)");
        while (await Sql.ScalarAsync<long>(Servers.Any.ConnectionStringFor("postgres"), "select count(*) from pg_stat_activity where state = 'active' and query like 'insert into leaky select%'") == 0)
            await Task.Yield();

        var report = await pool.ResetAsync(11);

        report.Leaks.ShouldBeEmpty();
        await running;
        report.Dirty.ShouldBe(["public.leaky"]);
    }
}
