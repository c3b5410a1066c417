using System.Diagnostics;
using Framework.Evidence;
using Framework.Tracing;
using Npgsql;

namespace Framework.Database;

/// <summary>
/// Remembers what a lane's database held before each step, and copies nothing: a read-only transaction of isolation REPEATABLE READ goes on seeing what
/// it saw first, however much others write. Tables are read only when a scenario has failed; one that passed costs a few empty transactions.
/// </summary>
internal sealed class StateMemory(string connectionString) : IAsyncDisposable
{
    /// <summary>A scenario of more writing steps is remembered from here on.</summary>
    private const int Most = 12;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly string _connectionString = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "remembers states", Pooling = false, Timeout = 5, CommandTimeout = 5 }.ConnectionString;
    private readonly Stack<NpgsqlConnection> _idle = new();
    private readonly List<(int Step, NpgsqlConnection Session)> _held = [];

    /// <summary>How many states are held.</summary>
    internal int Count => _held.Count;

    /// <summary>Holds the state as it is before a step.</summary>
    /// <param name="step">The step's number, from 0.</param>
    internal async Task HoldAsync(int step)
    {
        if (_held.Count > Most)
            return;
        Unseen();
        try
        {
            var session = _idle.Count > 0 ? _idle.Pop() : await OpenAsync();
            await ExecuteAsync(session, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT 1");
            _held.Add((step, session));
        }
        catch (Exception unreachable) when (unreachable is NpgsqlException or TimeoutException)
        {
            // A scenario may take the database away: then there is no state to remember.
        }
    }

    /// <summary>What each step has changed: the number of the step that the first of two states was held before, and the rows.</summary>
    internal async Task<IReadOnlyList<(int Step, IReadOnlyList<StateChange> Changes)>> CompareAsync()
    {
        Unseen();
        var found = new List<(int, IReadOnlyList<StateChange>)>();
        try
        {
            if (_held.Count < 2)
                return found;
            var tables = await TableContents.TablesAsync(_held[0].Session);
            var before = await TableContents.ReadAsync(_held[0].Session, tables);
            for (var i = 1; i < _held.Count; i++)
            {
                var after = await TableContents.ReadAsync(_held[i].Session, tables);
                found.Add((_held[i - 1].Step, [.. TableContents.Compare(before, after, TimeProvider.System.GetUtcNow())]));
                before = after;
            }
        }
        catch (Exception unreachable) when (unreachable is NpgsqlException or TimeoutException)
        {
            // What was found until the database went away counts.
        }

        return found;
    }

    /// <summary>Lets go of all states, so that the lane can be cleaned.</summary>
    internal async Task ReleaseAsync()
    {
        Unseen();
        foreach (var (_, session) in _held)
        {
            try
            {
                await ExecuteAsync(session, "ROLLBACK");
                _idle.Push(session);
            }
            catch (Exception lost) when (lost is NpgsqlException or InvalidOperationException or TimeoutException)
            {
                await session.DisposeAsync();
            }
        }

        _held.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var session in _idle.Concat(_held.Select(h => h.Session)))
            await session.DisposeAsync();
        _idle.Clear();
        _held.Clear();
    }

    /// <summary>Not the system's doing: neither its trace nor its lane is to see it.</summary>
    private static void Unseen()
    {
        Activity.Current = null;
        ActivityWatcher.Current = null;
    }

    private static async Task ExecuteAsync(NpgsqlConnection session, string sql)
    {
        await using var command = new NpgsqlCommand(sql, session);
        await command.ExecuteNonQueryAsync().WaitAsync(Patience, TimeProvider.System);
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var session = new NpgsqlConnection(_connectionString);
        await session.OpenAsync();
        return session;
    }
}
