using SystemUnderTest.Identity;

namespace SystemUnderTest.Realtime;

/// <summary>Browsers cannot send WebSocket's own pings; a client that wants to know whether somebody is there sends this.</summary>
internal sealed class PingHandler : FrameHandler<Ping>
{
    protected override Task<object?> HandleAsync(Ping data, Caller caller, CancellationToken cancellationToken) => Task.FromResult<object?>(null);
}

internal sealed record Ping;
