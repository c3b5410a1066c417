using System.Collections.Concurrent;
using System.Diagnostics;
using SystemUnderTest.Realtime;

namespace SystemUnderTest.Forum;

/// <summary>Who is writing just now. Nothing of it is stored; who says nothing for a while is not writing any more.</summary>
internal sealed class TypingIndicators(IServiceScopeFactory scopes, TimeProvider time, ILogger<TypingIndicators> logger) : IDisposable
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    private static readonly ActivitySource Source = new("SystemUnderTest.Realtime");

    private readonly ConcurrentDictionary<(Guid Chat, Guid User), Indicator> _typing = new();

    /// <summary>Somebody is writing; the others are told when they begin, and when they have stopped.</summary>
    /// <returns>Whether they have only begun.</returns>
    public bool Touch(Guid chat, Guid user, IReadOnlyCollection<Guid> others)
    {
        var indicator = new Indicator(others);
        var isNew = _typing.TryAdd((chat, user), indicator);
        indicator = isNew ? indicator : _typing.GetValueOrDefault((chat, user), indicator);
        indicator.Restart(time, () => Expire(chat, user, indicator));
        return isNew;
    }

    /// <summary>Their message has come: nothing more is to be said about it.</summary>
    public void Forget(Guid chat, Guid user)
    {
        if (_typing.TryRemove((chat, user), out var indicator))
            indicator.Dispose();
    }

    public void Dispose()
    {
        foreach (var indicator in _typing.Values)
            indicator.Dispose();
    }

    private void Expire(Guid chat, Guid user, Indicator indicator)
    {
        if (_typing.TryRemove(new KeyValuePair<(Guid, Guid), Indicator>((chat, user), indicator)))
            _ = TellAsync(chat, user, indicator);
    }

    private async Task TellAsync(Guid chat, Guid user, Indicator indicator)
    {
        using var activity = Source.StartActivity("typing ends");
        indicator.Dispose();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<EventPublisher>().SignalAsync(ForumEvents.Typing, new TypingEvent(chat, user, IsTyping: false), indicator.Others, chat, CancellationToken.None);
        }
        catch (Exception error) when (error is System.Data.Common.DbException or InvalidOperationException or ObjectDisposedException)
        {
            logger.LogWarning(error, "Nobody could be told that {User} writes no more", user);
        }
    }

    private sealed class Indicator(IReadOnlyCollection<Guid> others) : IDisposable
    {
        private readonly Lock _lock = new();
        private ITimer? _timer;

        public IReadOnlyCollection<Guid> Others { get; } = others;

        public void Restart(TimeProvider time, Action expire)
        {
            lock (_lock)
            {
                _timer?.Dispose();
                _timer = time.CreateTimer(_ => expire(), null, Lifetime, Timeout.InfiniteTimeSpan);
            }
        }

        public void Dispose()
        {
            lock (_lock)
                _timer?.Dispose();
        }
    }
}
