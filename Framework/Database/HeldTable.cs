using System.Globalization;
using Npgsql;

namespace Framework.Database;

/// <summary>
/// Makes a race happen for certain: nobody can write to the table, reading goes on; once as many sessions wait for a lock as the race needs, all
/// of them are let go at the same time. What was read before the write is then old for all but the first.
/// </summary>
public sealed class HeldTable : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan GiveUp = TimeSpan.FromSeconds(30);

    private readonly string _table;
    private readonly NpgsqlConnection _connection;
    private NpgsqlTransaction? _transaction;

    private HeldTable(string table, NpgsqlConnection connection, NpgsqlTransaction transaction) =>
        (_table, _connection, _transaction) = (table, connection, transaction);

    /// <summary>Lets the waiting sessions go once there are that many.</summary>
    /// <param name="sessions">How many sessions of the system have to wait.</param>
    /// <param name="work">What makes them wait; if it ends before, there was no race to be had, and that is an error.</param>
    /// <exception cref="InvalidOperationException">They did not come together; says how many did.</exception>
    public async Task ReleaseWhenWaitingAsync(int sessions, Task work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var began = TimeProvider.System.GetTimestamp();
        while (await WaitingAsync() is var waiting && waiting < sessions)
        {
            if (work.IsCompleted || TimeProvider.System.GetElapsedTime(began) > GiveUp)
            {
                await LetGoAsync();
                await work;
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                    $"Expected {sessions} sessions to want to write to table {_table} at the same time, but {waiting} did {(work.IsCompleted ? "and the calls were answered" : $"within {GiveUp.TotalSeconds:0} s")}. Does the action write to this table at all?"));
            }

            await Task.Delay(Pause, TimeProvider.System);
        }

        await LetGoAsync();
    }

    /// <summary>Lets everybody go.</summary>
    public async ValueTask DisposeAsync()
    {
        await LetGoAsync();
        await _connection.DisposeAsync();
    }

    internal static async Task<HeldTable> HoldAsync(string connectionString, string table)
    {
        // Not from the pool: the session's transaction ends with it, whatever happens.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, ApplicationName = $"holds {table}" }.ConnectionString);
        try
        {
            await connection.OpenAsync();
            var transaction = await connection.BeginTransactionAsync();
            await using var command = new NpgsqlCommand($"LOCK TABLE {new NpgsqlCommandBuilder().QuoteIdentifier(table)} IN EXCLUSIVE MODE", connection, transaction);
            await command.ExecuteNonQueryAsync();
            return new HeldTable(table, connection, transaction);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task<long> WaitingAsync()
    {
        // Within a transaction the first look at pg_stat_activity is kept, unless it is thrown away.
        const string Forget = "select pg_stat_clear_snapshot()";
        const string Query = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
        await using (var forget = new NpgsqlCommand(Forget, _connection, _transaction))
            await forget.ExecuteNonQueryAsync();
        await using var command = new NpgsqlCommand(Query, _connection, _transaction);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task LetGoAsync()
    {
        if (_transaction is null)
            return;
        await _transaction.DisposeAsync();
        _transaction = null;
    }
}
