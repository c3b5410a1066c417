using System.Net.WebSockets;
using Framework.Sockets;
using Framework.Tracing;
using NUnit.Framework;
using Shouldly;

namespace Tests.Framework;

/// <summary>A system that never answers a handshake.</summary>
public sealed class SocketPatienceTests
{
    [TestCase(true)]
    [TestCase(false)]
    public async Task A_socket_that_is_neither_opened_nor_refused_fails_the_step_by_name(bool hangsUpWhenAsked)
    {
        var sockets = new ScenarioSockets(() => new SilentDoor(hangsUpWhenAsked), new ScenarioTrace("s-1"), TimeSpan.FromMilliseconds(50));

        var error = await Should.ThrowAsync<TimeoutException>(() => sockets.OpenAsync("Olga's phone", "/live?after=7&token=abc"));

        error.Message.ShouldStartWith("Socket 'Olga's phone' was neither opened nor refused within 0.05 s: GET /live?after=7&token=***");
        sockets.All.ShouldBeEmpty();
    }

    private sealed class SilentDoor(bool hangsUpWhenAsked) : ISocketDoor
    {
        public Uri Address { get; } = new("ws://localhost/");

        public Task<WebSocket?> OpenAsync(Uri address, IReadOnlyList<KeyValuePair<string, string>> headers, IReadOnlyList<string> protocols, SocketLink link, CancellationToken cancellationToken)
        {
            var silence = new TaskCompletionSource<WebSocket?>(TaskCreationOptions.RunContinuationsAsynchronously);
            return hangsUpWhenAsked ? silence.Task.WaitAsync(cancellationToken) : silence.Task;
        }
    }
}
