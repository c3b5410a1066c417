namespace Framework.Sockets;

/// <summary>What both ends of one socket have done. The system is at rest when each has taken what the other sent, and the system asks for more.</summary>
internal sealed class SocketLink(string name)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _pause;
    private int _sentByTest;
    private int _takenBySystem;
    private int _sentBySystem;
    private int _waiting;
    private int _takenByTest;
    private bool _systemAsks;
    private bool _isGone;

    /// <summary>Why the handshake was refused; null if it was not.</summary>
    internal SocketRefusal? Refusal { get; set; }

    /// <summary>Whether the system's code for this socket has returned.</summary>
    internal bool HasSystemEnded { get; private set; }

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

    internal void Resume() => Do(() =>
    {
        _pause?.TrySetResult();
        _pause = null;
    });

    /// <summary>The system sends: completes when the test's end reads, at once unless it is paused. Who waited is on its way from the moment in which there is room.</summary>
    /// <param name="isWhole">Whether a message ends with it.</param>
    /// <param name="cancellationToken">The sender gives up.</param>
    internal async Task SendBySystemAsync(bool isWhole, CancellationToken cancellationToken)
    {
        Task room;
        lock (_lock)
        {
            _waiting++;
            room = _pause?.Task ?? Task.CompletedTask;
        }

        try
        {
            await room.WaitAsync(cancellationToken);
        }
        catch
        {
            Do(() => _waiting--);
            throw;
        }

        Do(() =>
        {
            _waiting--;
            _sentBySystem += isWhole ? 1 : 0;
        });
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

    /// <summary>What has not yet arrived at the test's end; null if nothing, or if that end does not read.</summary>
    internal string? DescribeOutbound()
    {
        lock (_lock)
            return (_takenByTest < _sentBySystem || _waiting > 0) && !_isGone && _pause is null ? $"a frame is on its way to socket '{name}'" : null;
    }

    private void Do(Action change)
    {
        lock (_lock)
            change();
    }
}
