namespace Framework.Sockets;

/// <summary>What both ends of one socket have done. The system is at rest when each has taken what the other sent, and the system asks for more.</summary>
/// <param name="name">The socket's.</param>
/// <param name="changed">Told of each change: who looks at several things one after the other has to know that one of them moved meanwhile.</param>
internal sealed class SocketLink(string name, Action changed)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _pause;
    private int _sentByTest;
    private int _takenBySystem;
    private int _sentBySystem;
    private int _sending;
    private int _takenByTest;
    private bool _systemAsks;
    private bool _isGone;

    /// <summary>What a system in another process calls it; empty where the system is in this one.</summary>
    internal string RemoteName { get; set; } = "";

    /// <summary>Why the handshake was refused; null if it was not.</summary>
    internal SocketRefusal? Refusal { get; set; }

    /// <summary>Whether the system's code for this socket has returned.</summary>
    internal bool HasSystemEnded { get; private set; }

    /// <summary>What a system in another process says that it has done.</summary>
    internal void Report(int taken, int sent, int sending, bool asks, bool ended)
    {
        lock (_lock)
            (_takenBySystem, _sentBySystem, _sending, _systemAsks, HasSystemEnded) = (taken, sent, sending, asks, ended);
    }

    internal void SentByTest() => Do(() => _sentByTest++);

    internal void TakenByTest() => Do(() => _takenByTest++);

    internal void TakenBySystem() => Do(() => _takenBySystem++);

    internal void SystemAsks(bool asks) => Do(() => _systemAsks = asks);

    internal void SystemEnded() => Do(() => HasSystemEnded = true);

    /// <summary>The test's end is closed, or cut off.</summary>
    internal void Gone() => Do(() =>
    {
        _isGone = true;
        _pause?.TrySetException(new IOException("The client is gone."));
        _pause = null;
    });

    /// <summary>The test's end reads nothing any more: whoever sends to it waits, as with a full TCP window.</summary>
    internal void Pause() => Do(() => _pause ??= _isGone ? null : new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    /// <summary>The system cuts the connection: what waits for room is never sent.</summary>
    internal void Abandoned() => Do(() =>
    {
        _pause?.TrySetException(new IOException("The connection was cut."));
        _pause = null;
    });

    internal void Resume() => Do(() =>
    {
        _pause?.TrySetResult();
        _pause = null;
    });

    /// <summary>The system sends: once the test's end reads, at once unless it is paused. Until the system has it back, it is on its way, unless the test's end holds it up.</summary>
    /// <param name="isWhole">Whether a message ends with it.</param>
    /// <param name="send">Sends it.</param>
    /// <param name="cancellationToken">The sender gives up.</param>
    internal Task SendBySystem(bool isWhole, Func<Task> send, CancellationToken cancellationToken)
    {
        Task room = Task.CompletedTask;
        Do(() =>
        {
            _sending++;
            room = _pause?.Task ?? Task.CompletedTask;
        });
        var sending = SendAsync(isWhole, room, send, cancellationToken);

        // Not before the sender can see that it is done: in between, both would say that they wait for the other.
        _ = sending.ContinueWith(_ => Do(() => _sending--), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return sending;
    }

    private async Task SendAsync(bool isWhole, Task room, Func<Task> send, CancellationToken cancellationToken)
    {
        await room.WaitAsync(cancellationToken);
        Do(() => _sentBySystem += isWhole ? 1 : 0);
        await send();
    }

    /// <summary>What the system has not yet taken or done; null if nothing.</summary>
    internal string? DescribeInbound()
    {
        lock (_lock)
        {
            if (HasSystemEnded)
                return null;
            if (_isGone)
                return $"socket '{name}' is closed, but the system holds on to its end";
            return _takenBySystem < _sentByTest || !_systemAsks ? $"the system is at work on what came over socket '{name}'" : null;
        }
    }

    /// <summary>What has not yet arrived at the test's end, the connection's end included; null if nothing, or if that end does not read.</summary>
    internal string? DescribeOutbound()
    {
        lock (_lock)
        {
            if (_isGone || _pause is not null)
                return null;
            if (_takenByTest < _sentBySystem || _sending > 0)
                return $"a frame is on its way to socket '{name}'";
            return HasSystemEnded ? $"the connection's end is on its way to socket '{name}'" : null;
        }
    }

    private void Do(Action change)
    {
        lock (_lock)
            change();
        changed();
    }
}
