using Framework.Database;
using NUnit.Framework;

namespace Tests.Database;

/// <summary>One server for all tests that only need any server.</summary>
[SetUpFixture]
internal sealed class Servers
{
    public static PostgresServer Any { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Begin()
    {
        Any = await DatabaseLadder.BeginAsync(DatabaseOptions.FromEnvironment() with { LeakGrace = TimeSpan.FromMilliseconds(100) });
        await Any.Ready;

        // The child process of KilledRunTests: says where its server is, and stays until it is killed.
        if (Environment.GetEnvironmentVariable("TF_TEST_STAY") is not { } note) return;
        await File.WriteAllTextAsync(note, Any.ConnectionStringFor("postgres"));
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
    }

    [OneTimeTearDown]
    public async Task End() => await Any.DisposeAsync();
}
