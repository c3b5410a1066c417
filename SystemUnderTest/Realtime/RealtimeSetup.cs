using System.Security.Claims;
using SystemUnderTest.Http;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Realtime;

internal static class RealtimeSetup
{
    public static void AddRealtime(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<RealtimeOptions>().BindConfiguration("Realtime").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddScoped<EventPublisher>();
        builder.Services.AddScoped<EventReader>();
        builder.Services.AddSingleton<Connections>();
        builder.Services.AddSingleton<FrameRouter>();
        builder.Services.AddSingleton<RealtimeEndpoint>();
        builder.Services.AddSingleton<EventFeed>();
        builder.Services.AddSingleton<NoticeListener>();
        builder.Services.AddSingleton<IRealtimeMonitor>(services => services.GetRequiredService<NoticeListener>());
        builder.Services.AddHostedService(services => services.GetRequiredService<EventFeed>());
        builder.Services.AddHostedService(services => services.GetRequiredService<NoticeListener>());
        builder.AddFrameHandler<PingHandler>("ping");
        builder.AddRecurringWork<EventPurge>("realtime.purge", TimeSpan.FromDays(1));
    }

    /// <summary>A socket is opened, or the request is refused: because it asks for none, or for what is no longer kept. The token may come as browsers send it.</summary>
    public static RouteHandlerBuilder IsSocket(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new BrowserToken.Taken()).Produces(StatusCodes.Status101SwitchingProtocols).Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status410Gone);

    public static void AddFrameHandler<THandler>(this WebApplicationBuilder builder, string type)
        where THandler : class, IFrameHandler
    {
        builder.Services.AddKeyedScoped<IFrameHandler, THandler>(type);
        builder.Services.AddSingleton(new KnownFrame(type));
    }

    /// <summary>Pings find clients that are gone without a word.</summary>
    public static void UseRealtime(this WebApplication app) =>
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(30), KeepAliveTimeout = TimeSpan.FromSeconds(30) });

    public static void MapRealtime(this IEndpointRouteBuilder app) =>
        app.MapGet("/realtime", (HttpContext context, ClaimsPrincipal principal, long? after, RealtimeEndpoint endpoint) => endpoint.ConnectAsync(context, principal, after))
            .WithName("realtime").IsSocket();
}
