using System.Data.Common;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Realtime;

/// <summary>A WebSocket on which people hear at once what concerns them, and may say something themselves. With <c>after</c>, it begins with what was missed.</summary>
internal sealed class RealtimeEndpoint(
    Connections connections, EventFeed feed, NoticeListener listener, FrameRouter router, IServiceScopeFactory scopes, IOptions<RealtimeOptions> options, IHostApplicationLifetime lifetime, TimeProvider time,
    ILogger<RealtimeEndpoint> logger)
{
    private static readonly ReadOnlyMemory<byte> NoText = Frames.Error(null, new Refusal(StatusCodes.Status400BadRequest, "invalid_frame", "A frame is JSON as text; this one was binary."));

    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(30);

    public async Task ConnectAsync(HttpContext context, ClaimsPrincipal principal, long? after, Guid? topic = null)
    {
        if (!context.WebSockets.IsWebSocketRequest)
            throw new Refusal(StatusCodes.Status400BadRequest, "websocket_required", "This address is for WebSockets.");
        var caller = Caller.Of(principal);
        await listener.ReadyAsync(context.RequestAborted);
        var start = await ReadAsync(events => events.FindStartAsync(caller.Id, after, context.RequestAborted));
        var protocol = context.WebSockets.WebSocketRequestedProtocols.Contains(BrowserToken.Protocol) ? BrowserToken.Protocol : null;
        using var socket = await context.WebSockets.AcceptWebSocketAsync(protocol);
        using var connection = new SocketConnection(socket, caller, options.Value, time) { Position = start, Topic = topic };
        using var expiry = time.CreateTimer(_ => connection.Close(SocketEnd.TokenExpired), null, await LifetimeAsync(context), Timeout.InfiniteTimeSpan);
        using var stopping = lifetime.ApplicationStopping.Register(() => connection.Close(SocketEnd.ShuttingDown));
        var writing = connection.WriteAsync();
        try
        {
            connection.Send(Frames.Hello(start));
            connections.Add(connection);
            await Task.WhenAll(FollowAsync(connection, after is not null), connection.ReadAsync(text => router.HandleAsync(text, caller, CancellationToken.None), NoText));
        }
        finally
        {
            connections.Remove(connection);
            await writing;
        }
    }

    /// <summary>
    /// Sends what the client missed, as fast as it reads, until nothing is left and nothing waits to be sent; then the feed takes over, from the very place
    /// that was reached. Were the queue still full of what was missed, the next thing that is new would have the client dropped.
    /// </summary>
    private async Task FollowAsync(SocketConnection connection, bool isBehind)
    {
        do
        {
            if (isBehind && !await CatchUpAsync(connection))
                return;
            connection.Follow();
            feed.Wake([connection.Caller.Id]);
            isBehind = await connection.FellBehindAsync();
        }
        while (isBehind);
    }

    /// <returns>False if the connection has ended.</returns>
    private async Task<bool> CatchUpAsync(SocketConnection connection)
    {
        try
        {
            while (true)
            {
                var missed = await ReadAsync(events => events.ReadAsync(connection.Caller.Id, connection.Position, CancellationToken.None));
                foreach (var stored in missed)
                {
                    if (connection.Wants(stored.Topic) && !await connection.SendPatientlyAsync(Frames.Event(stored)))
                        return false;
                    connection.Position = stored.Cursor;
                }

                if (missed.Count == 0)
                    return true;
                if (missed.Count < EventReader.PageSize && !await connection.SentAsync())
                    return false;
            }
        }
        catch (Exception error) when (error is DbException or InvalidOperationException)
        {
            logger.LogError(error, "What {User} missed could not be read", connection.Caller.Id);
            connection.Close(SocketEnd.Trouble);
            return false;
        }
    }

    private async Task<T> ReadAsync<T>(Func<EventReader, Task<T>> read)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<EventReader>());
    }

    private async Task<TimeSpan> LifetimeAsync(HttpContext context)
    {
        var ticket = await context.AuthenticateAsync();
        var left = (ticket.Properties?.ExpiresUtc ?? DateTimeOffset.MaxValue) - time.GetUtcNow();
        return left < TimeSpan.Zero ? TimeSpan.Zero : left < LongestTimer ? left : LongestTimer;
    }
}
