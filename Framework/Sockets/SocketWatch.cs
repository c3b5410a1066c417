using System.Diagnostics;
using Framework.Tracing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Framework.Sockets;

/// <summary>Before the system's own pipeline: hands the system an end of each test's socket that is watched, and keeps what a refused handshake was answered with.</summary>
internal sealed class SocketWatch(ActivityWatcher watcher) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(WatchAsync);
        next(app);
    };

    private async Task WatchAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<SocketLink>() is not { } link || context.Features.Get<IHttpWebSocketFeature>() is not { } sockets)
        {
            await next(context);
            return;
        }

        var body = context.Response.Body;
        using var copy = new MemoryStream();
        context.Response.Body = copy;
        var accepted = new LinkedFeature(sockets, link, () =>
        {
            context.Response.Body = body;
            watcher.LeaveOpen(Activity.Current);
        });
        context.Features.Set<IHttpWebSocketFeature>(accepted);
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
            if (!accepted.IsAccepted)
            {
                // Known before the first byte of it leaves: the test may have it at that moment.
                link.Refusal = SocketRefusal.Of(context.Response, copy);
                await link.Refusal.WriteAsync(context.Response);
            }

            link.SystemEnded();
        }
    }

    private sealed class LinkedFeature(IHttpWebSocketFeature inner, SocketLink link, Action accepting) : IHttpWebSocketFeature
    {
        public bool IsAccepted { get; private set; }

        public bool IsWebSocketRequest => inner.IsWebSocketRequest;

        public async Task<System.Net.WebSockets.WebSocket> AcceptAsync(WebSocketAcceptContext context)
        {
            IsAccepted = true;
            accepting();
            return new LinkedWebSocket(await inner.AcceptAsync(context), link);
        }
    }
}
