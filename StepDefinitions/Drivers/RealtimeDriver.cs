using Framework.Lanes;
using Framework.Sockets;
using StepDefinitions.Data;
using StepDefinitions.Wire;

namespace StepDefinitions.Drivers;

/// <summary>People's devices, which hear at once what happens. Each remembers the last event that it was told of.</summary>
public sealed class RealtimeDriver(Api api, ScenarioScope scenario)
{
    private readonly Dictionary<string, long> _cursors = new(StringComparer.Ordinal);
    private readonly HashSet<string> _followsOneChat = new(StringComparer.Ordinal);
    private SystemInstance? _other;

    /// <summary>Connects a device, and reads the greeting. A device that was connected before goes on where it was.</summary>
    /// <param name="person">Whose device it is.</param>
    /// <param name="device">Its name.</param>
    /// <param name="chat">The one chat that it follows; null for everything.</param>
    public async Task<TestSocket> ConnectAsync(Person person, string device, Guid? chat = null)
    {
        if (chat is not null)
            _followsOneChat.Add(device);
        return await GreetAsync(device, await AttemptAsync(person, device, _cursors.TryGetValue(device, out var last) ? last : null, chat));
    }

    /// <summary>Connects a device to another instance of the system, which is started if there is none yet.</summary>
    public async Task<TestSocket> ConnectElsewhereAsync(Person person, string device)
    {
        await api.SignInIfNeededAsync(person);
        _other ??= await scenario.StartInstanceAsync();
        return await GreetAsync(device, await _other.OpenSocketAsync(device, scenario.Endpoints["realtime"].Path(), [new("Authorization", $"Bearer {person.Token}")]));
    }

    private async Task<TestSocket> GreetAsync(string device, TestSocket socket)
    {
        if (socket.Refusal is { } refusal)
            throw new UnexpectedAnswerException($"{socket} was expected to be opened, but was answered with {refusal.Status}: {refusal.Body}");
        await scenario.AtRestAsync();
        var hello = socket.Unread.Count > 0 ? FrameJson.Of(socket.Unread[0].Text) : null;
        if (hello is not { Type: "hello", Cursor: { } cursor })
            throw new UnexpectedAnswerException($"{socket} was expected to begin with a greeting that has a cursor, but has {(hello is null ? "received nothing" : $"a frame {hello.Type}")}.");
        _cursors[device] = cursor;
        socket.Take([socket.Unread[0]]);
        return socket;
    }

    /// <summary>Connects a device, or is refused.</summary>
    public async Task<TestSocket> AttemptAsync(Person? person, string device, long? after, Guid? chat = null)
    {
        await api.SignInIfNeededAsync(person);
        var path = (chat is { } id ? scenario.Endpoints["chat-live"].Path(id) : scenario.Endpoints["realtime"].Path()) + (after is null ? "" : FormattableString.Invariant($"?after={after}"));
        return await scenario.Sockets.OpenAsync(device, path, person?.Token is { } token ? [new("Authorization", $"Bearer {token}")] : []);
    }

    /// <summary>All that a device was told and nobody has asked for yet, in order; the device's cursor moves on.</summary>
    public IReadOnlyList<FrameJson> Read(string device)
    {
        var socket = scenario.Sockets[device];
        var frames = socket.Unread;
        socket.Take(frames);
        List<FrameJson> read = [.. frames.Select(f => FrameJson.Of(f.Text))];
        foreach (var frame in read)
        {
            if (frame.Cursor is not { } cursor)
                continue;
            var isNext = _followsOneChat.Contains(device) ? cursor > _cursors[device] : cursor == _cursors[device] + 1;
            if (!isNext)
                throw new UnexpectedAnswerException($"{device} was told event {cursor} after event {_cursors[device]}: events come one by one, none twice, none left out.");
            _cursors[device] = cursor;
        }

        return read;
    }

    public TestSocket this[string device] => scenario.Sockets[device];

    public long CursorOf(string device) => _cursors[device];
}
