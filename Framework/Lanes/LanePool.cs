using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using Framework.Contract;
using Framework.Database;
using Framework.Evidence;
using Framework.Time;
using Framework.Tracing;

namespace Framework.Lanes;

/// <summary>
/// The lanes of a run. Database and first host start at the same time; further lanes follow while the first already serves. A lane is cleaned
/// after a scenario, in the background, and one lane more than scenarios run at once is kept, so that cleaning is hardly ever waited for.
/// </summary>
/// <typeparam name="TEntryPoint">The system's <c>Program</c>.</typeparam>
public sealed class LanePool<TEntryPoint> : IScenarioHost
    where TEntryPoint : class
{
    private readonly SystemWiring<TEntryPoint> _wiring;
    private readonly RunOptions _options;
    private readonly IScenarioSink _sink;
    private readonly PostgresServer _server;
    private readonly ActivityWatcher _watcher;
    private readonly CommandNotes? _notes;
    private readonly TaskCompletionSource<string> _schema = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DatabasePool _databases;
    private readonly Channel<Lane<TEntryPoint>> _clean = Channel.CreateUnbounded<Lane<TEntryPoint>>();
    private readonly ConcurrentBag<Lane<TEntryPoint>> _all = [];
    private readonly ConcurrentBag<TimeSpan> _waits = [];
    private readonly ConcurrentQueue<string> _leaks = new();
    private readonly List<Task> _cleaning = [];
    private Task _boot = Task.CompletedTask;
    private ApiContract? _contractRead;
    private int _lanes;
    private TimeSpan _bootDuration;
    private volatile bool _disposed;

    private LanePool(SystemWiring<TEntryPoint> wiring, RunOptions options, IScenarioSink sink, PostgresServer server)
    {
        (_wiring, _options, _sink, _server) = (wiring, options, sink, server);
        _watcher = new ActivityWatcher(wiring.ActivitySources);
        _notes = options.RememberStates ? new CommandNotes() : null;
        _databases = DatabasePool.Begin(server, _schema.Task);
    }

    /// <summary>Starts database and first host, at once.</summary>
    /// <exception cref="DatabaseUnavailableException">No rung of the database ladder holds; says what was tried.</exception>
    public static async Task<LanePool<TEntryPoint>> StartAsync(SystemWiring<TEntryPoint> wiring, RunOptions options, IScenarioSink sink)
    {
        var server = await DatabaseLadder.BeginAsync(new DatabaseOptions(options.Database));
        var pool = new LanePool<TEntryPoint>(wiring, options, sink, server);
        try
        {
            await pool.BootFirstAsync();
        }
        catch
        {
            await pool.DisposeAsync();
            throw;
        }

        pool._boot = Task.Run(pool.BootOthersAsync);
        return pool;
    }

    /// <inheritdoc/>
    public async ValueTask<ScenarioScope> BeginAsync(ScenarioIdentity identity)
    {
        var at = TimeProvider.System.GetUtcNow();
        var began = Stopwatch.GetTimestamp();
        _sink.ScenarioStarted(identity, at);
        var booted = _boot.IsCompleted;
        var lane = await _clean.Reader.ReadAsync();
        if (booted)
            _waits.Add(Stopwatch.GetElapsedTime(began));
        var scope = new ScenarioScope(lane, identity, _options, _sink, at);
        if (_leaks.TryDequeue(out var leak))
            scope.Note(leak);
        return scope;
    }

    /// <summary>Stops all hosts and the database.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        await Task.WhenAll(Cleaning().Append(_boot));
        Observe(finished: true);
        await Task.WhenAll(_all.Select(lane => lane.DisposeAsync().AsTask()));
        await _databases.DisposeAsync();
        await _server.DisposeAsync();
        _notes?.Dispose();
        _watcher.Dispose();
    }

    /// <summary>What the system says that it answers; null where nobody is to look.</summary>
    internal Task<ApiContract?> Contract { get; private set; } = Task.FromResult<ApiContract?>(null);

    internal void Return(Lane<TEntryPoint> lane, bool isSound)
    {
        lock (_cleaning)
        {
            _cleaning.RemoveAll(task => task.IsCompletedSuccessfully);
            _cleaning.Add(Task.Run(() => CleanAsync(lane, isSound)));
        }
    }

    private List<Task> Cleaning()
    {
        lock (_cleaning)
            return [.. _cleaning];
    }

    private async Task BootFirstAsync()
    {
        var lane = await BootAsync(_wiring.WarmUpPath);
        var rule = _options.ContractRule ?? _wiring.ContractRule;
        if (_wiring.OpenApiPath is { } path && rule != ContractRule.Off)
            Contract = Task.Run(() => ReadContractAsync(lane, path, rule));
        _bootDuration = TimeProvider.System.GetUtcNow() - new DateTimeOffset(Process.GetCurrentProcess().StartTime);
        _clean.Writer.TryWrite(lane);
        Observe(finished: false);
    }

    /// <summary>Beside the first scenarios: the system takes a moment to write its document, and it is needed when the first of them ends.</summary>
    private async Task<ApiContract?> ReadContractAsync(Lane<TEntryPoint> lane, string path, ContractRule rule)
    {
        using var client = lane.CreateClient();
        return _contractRead = await ApiContract.ReadAsync(client, path, rule);
    }

    private async Task BootOthersAsync()
    {
        try
        {
            for (var i = 1; i < _options.Lanes + _options.SpareLanes && !_disposed; i++)
                _clean.Writer.TryWrite(await BootAsync(_wiring.WarmUpPath));
        }
        catch (Exception error)
        {
            _clean.Writer.TryComplete(error);
        }
    }

    private async Task<Lane<TEntryPoint>> BootAsync(string? warmUpPath)
    {
        var number = Interlocked.Increment(ref _lanes);
        var clock = new VirtualClock(_options.StartOfTime);
        var context = new LaneContext(number, _databases.ConnectionStringFor(number), clock);
        var database = _databases.CloneAsync(number);
        try
        {
            var lane = await Task.Run(() => new Lane<TEntryPoint>(this, _wiring, context, clock, _watcher));
            _all.Add(lane);
            if (!_schema.Task.IsCompleted)
                _schema.TrySetResult(await _wiring.SchemaScriptAsync(lane.Services));
            await lane.WarmUpAsync(warmUpPath);
            await database;
            return lane;
        }
        catch (Exception error)
        {
            _schema.TrySetException(error);
            throw;
        }
    }

    private async Task CleanAsync(Lane<TEntryPoint> lane, bool isSound)
    {
        try
        {
            if (isSound)
            {
                lane.Clock.Reset();
                var report = await _databases.ResetAsync(lane.Context.Number);
                if (lane.Served?.Scenario is { } served)
                {
                    foreach (var leak in report.Leaks)
                        _sink.Suspected(served, new Suspect("leak", $"A database session was left in '{leak.State}'; it was ended after {leak.TransactionAge.TotalMilliseconds:0} ms. Last statement: {leak.Query}"));
                    foreach (var table in report.Dirty.Where(d => IsUntraced(d, lane.LastWritten)))
                        _sink.Suspected(served, new Suspect("untraced-change", $"{table} was changed, but by no statement of this scenario: by work that no trace leads to, a trigger or a cascade"));
                }

                foreach (var leak in report.Leaks)
                    _leaks.Enqueue($"An earlier scenario on lane {lane.Context.Number} left a database session in '{leak.State}' for {leak.TransactionAge.TotalMilliseconds:0} ms; it was ended. Last statement: {leak.Query}");
                _clean.Writer.TryWrite(lane);
            }
            else
            {
                await lane.DisposeAsync();
                await _databases.DropAsync(lane.Context.Number);
                _clean.Writer.TryWrite(await BootAsync(_wiring.WarmUpPath));
            }
        }
        catch (Exception error)
        {
            _clean.Writer.TryComplete(new InvalidOperationException($"Lane {lane.Context.Number} could not be cleaned after a scenario, so no further scenario can rely on it: {error.Message}", error));
        }
    }

    /// <summary>Sequences are not tables: they move by themselves.</summary>
    private bool IsUntraced(string dirty, IReadOnlyCollection<string> written) =>
        _options.AuditsWrites && !dirty.EndsWith("_seq", StringComparison.Ordinal) && dirty != "large objects" && !written.Contains(dirty[(dirty.IndexOf('.', StringComparison.Ordinal) + 1)..].ToLowerInvariant());

    private void Observe(bool finished) =>
        _sink.RunObserved(new RunFacts(_options.Seed, "in-process", _options.Lanes, _server.Description, _bootDuration, [.. _waits], finished)
        {
            Operations = _contractRead?.Uses ?? [],
        });
}
