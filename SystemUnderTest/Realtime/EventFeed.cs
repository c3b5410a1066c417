namespace SystemUnderTest.Realtime;

/// <summary>
/// Brings events from the table to the sockets of this instance. A notice only says whose stream has grown; what is new is read from the table, for all
/// of them at once, from where each socket stands. So a notice may come twice, late or never without anything being lost, doubled or out of order.
/// </summary>
internal sealed class EventFeed(Connections connections, IServiceScopeFactory scopes, TimeProvider time, ILogger<EventFeed> logger) : BackgroundService
{
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _woken = new(0);
    private HashSet<Guid> _waiting = [];
    private bool _isBusy;

    public bool IsBusy
    {
        get
        {
            lock (_lock)
                return _isBusy || _waiting.Count > 0;
        }
    }

    /// <summary>There may be something new for these users.</summary>
    public void Wake(IEnumerable<Guid> users)
    {
        lock (_lock)
        {
            var had = _waiting.Count;
            _waiting.UnionWith(users.Where(u => connections.Following(u).Any()));
            if (had == 0 && _waiting.Count > 0)
                _woken.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await _woken.WaitAsync(stoppingToken);
            var users = Take();
            try
            {
                await DeliverAsync(users, stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(error, "Events of {Users} user(s) could not be read; trying again", users.Length);
                await Task.Delay(AfterTrouble, time, stoppingToken);
                Wake(users);
            }
            finally
            {
                lock (_lock)
                    _isBusy = false;
            }
        }
    }

    private Guid[] Take()
    {
        lock (_lock)
        {
            _isBusy = true;
            var users = _waiting.ToArray();
            _waiting = [];
            return users;
        }
    }

    private async Task DeliverAsync(Guid[] users, CancellationToken cancellationToken)
    {
        var sockets = users.Select(u => (User: u, Sockets: connections.Following(u).ToList())).Where(u => u.Sockets.Count > 0).ToDictionary(u => u.User, u => u.Sockets);
        if (sockets.Count == 0)
            return;
        await using var scope = scopes.CreateAsyncScope();
        var reader = scope.ServiceProvider.GetRequiredService<EventReader>();
        var events = await reader.ReadAsync([.. sockets.Keys], [.. sockets.Values.Select(s => s.Min(c => c.Position))], cancellationToken);
        foreach (var stored in events)
        {
            var frame = Frames.Event(stored);
            foreach (var socket in sockets[stored.RecipientId].Where(s => s.IsFollowing && s.Position < stored.Cursor))
            {
                if (!socket.Wants(stored.Topic) || socket.Offer(frame))
                    socket.Position = stored.Cursor;
            }
        }

        Wake(events.CountBy(e => e.RecipientId).Where(c => c.Value == EventReader.PageSize).Select(c => c.Key));
    }
}
