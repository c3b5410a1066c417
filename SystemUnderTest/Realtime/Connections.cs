using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace SystemUnderTest.Realtime;

/// <summary>The sockets of this instance by user: everybody may have several devices.</summary>
internal sealed class Connections
{
    private readonly ConcurrentDictionary<Guid, ImmutableArray<SocketConnection>> _byUser = new();

    public bool IsEmpty => _byUser.IsEmpty;

    public IEnumerable<Guid> Users => _byUser.Keys;

    public IEnumerable<SocketConnection> All => _byUser.Values.SelectMany(c => c);

    public ImmutableArray<SocketConnection> Of(Guid user) => _byUser.TryGetValue(user, out var connections) ? connections : [];

    /// <summary>Those that have caught up.</summary>
    public IEnumerable<SocketConnection> Following(Guid user) => Of(user).Where(c => c.IsFollowing);

    public void Add(SocketConnection connection) =>
        _byUser.AddOrUpdate(connection.Caller.Id, static (_, c) => [c], static (_, all, c) => all.Add(c), connection);

    public void Remove(SocketConnection connection)
    {
        while (_byUser.TryGetValue(connection.Caller.Id, out var all))
        {
            var rest = all.Remove(connection);
            var isDone = rest.IsEmpty
                ? _byUser.TryRemove(new KeyValuePair<Guid, ImmutableArray<SocketConnection>>(connection.Caller.Id, all))
                : _byUser.TryUpdate(connection.Caller.Id, rest, all);
            if (isDone)
                return;
        }
    }
}
