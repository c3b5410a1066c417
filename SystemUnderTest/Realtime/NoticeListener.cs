using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SystemUnderTest.Database;

namespace SystemUnderTest.Realtime;

/// <summary>Hears what all instances announce, over one connection to PostgreSQL. It is made when the first socket comes: an instance without sockets has nobody to tell.</summary>
internal sealed class NoticeListener(Connections connections, EventFeed feed, IServiceScopeFactory scopes, IConfiguration configuration, TimeProvider time, ILogger<NoticeListener> logger)
    : BackgroundService, IRealtimeMonitor
{
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _wanted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _echoes = new(StringComparer.Ordinal);
    private volatile TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes once nothing that is announced from now on can be missed. Whoever asks while the connection is lost has it tried again at once.</summary>
    public Task ReadyAsync(CancellationToken cancellationToken)
    {
        _wanted.TrySetResult();
        var listening = _listening;
        if (!listening.Task.IsCompleted)
            _asked.TrySetResult();
        return listening.Task.WaitAsync(cancellationToken);
    }

    public async ValueTask<IReadOnlyList<string>> DescribePendingAsync(CancellationToken cancellationToken)
    {
        if (connections.IsEmpty)
            return [];
        if (!ReadyAsync(cancellationToken).IsCompleted)
            return ["the listener is connecting to the database"];
        await HearEchoAsync(cancellationToken);
        return
        [
            .. _listening.Task.IsCompleted ? Array.Empty<string>() : ["the listener has lost the database"],
            .. feed.IsBusy ? ["events are being read"] : Array.Empty<string>(),
            .. connections.All.Where(c => c.IsBusy).Select(c => $"frames are being sent to {c.Caller.Role} {c.Caller.Id}"),
        ];
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await _wanted.Task.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(error, "The connection that listens for events broke; connecting again");
                _asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                if (_listening.Task.IsCompleted)
                    _listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously); // who waits already goes on waiting for the same
                foreach (var id in _echoes.Keys)
                    Hear(id);
                await Task.WhenAny(Task.Delay(AfterTrouble, time, stoppingToken), _asked.Task);
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString("Main")) { Pooling = false, KeepAlive = 30, ApplicationName = "realtime listener" };
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        connection.Notification += (_, notice) => Take(notice.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {Notice.Channel}", connection))
            await listen.ExecuteNonQueryAsync(cancellationToken);
        _listening.TrySetResult();
        feed.Wake(connections.Users); // what was announced while nobody listened
        while (true)
            await connection.WaitAsync(cancellationToken);
    }

    private void Take(string notice)
    {
        var at = notice.IndexOf(':', StringComparison.Ordinal) + 1;
        var rest = notice[at..];
        switch (notice[..at])
        {
            case Notice.NewEvents:
                feed.Wake(rest.Split(',').Select(Guid.Parse));
                break;
            case Notice.Signal:
                Pass(JsonSerializer.Deserialize<Signal>(rest)!);
                break;
            case Notice.SignedOut:
                foreach (var socket in connections.Of(Guid.Parse(rest)))
                    socket.Close(SocketEnd.SignedOut);
                break;
            case Notice.Echo:
                Hear(rest);
                break;
        }
    }

    private void Hear(string echo)
    {
        if (_echoes.TryRemove(echo, out var heard))
            heard.SetResult();
    }

    private void Pass(Signal signal)
    {
        var frame = Frames.Signal(signal);
        foreach (var socket in signal.Recipients.SelectMany(connections.Following).Where(s => s.Wants(signal.Topic)))
            socket.Send(frame);
    }

    /// <summary>PostgreSQL delivers in order: once our own notice is heard, so is every one before it.</summary>
    private async Task HearEchoAsync(CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid().ToString();
        var heard = _echoes[id] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDb>().Database.ExecuteSqlAsync($"SELECT pg_notify({Notice.Channel}, {Notice.Echo + id})", cancellationToken);
        await heard.Task.WaitAsync(cancellationToken);
    }
}
