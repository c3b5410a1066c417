using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Trace;
using SystemUnderTest.Realtime;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.TestControls;

/// <summary>
/// For a test against a running installation: its clock, which stands still until it is moved, and whether it is at rest. They exist under the setting
/// <c>TestControls:Enabled</c> alone, and production refuses to start with it.
/// </summary>
internal static class TestControlSetup
{
    private static readonly DateTimeOffset FirstMoment = new(2026, 1, 12, 9, 0, 0, TimeSpan.Zero);

    public static void AddTestControls(this WebApplicationBuilder builder)
    {
        if (!IsEnabled(builder.Configuration))
            return;
        if (builder.Environment.IsProduction())
            throw new InvalidOperationException("TestControls:Enabled is set, but this is Production: nobody must be able to move the clock there. Take the setting away, or set ASPNETCORE_ENVIRONMENT.");
        builder.Services.RemoveAll<TimeProvider>();
        builder.Services.AddSingleton(new SteeredClock(builder.Configuration.GetValue<DateTimeOffset?>("TestControls:StartOfTime") ?? FirstMoment));
        builder.Services.AddSingleton<TimeProvider>(services => services.GetRequiredService<SteeredClock>());
        builder.Services.AddSingleton<OpenWork>();
        builder.Services.AddSingleton<WatchedSockets>();
        builder.Services.AddScoped<RestReport>();
    }

    /// <summary>After what makes sockets of requests, and before whoever takes them.</summary>
    public static void UseTestControls(this WebApplication app)
    {
        if (!IsEnabled(app.Configuration))
            return;
        var (sockets, work) = (app.Services.GetRequiredService<WatchedSockets>(), app.Services.GetRequiredService<OpenWork>());
        app.Use((context, next) => sockets.WatchAsync(context, next, work));
    }

    public static void MapTestControls(this WebApplication app)
    {
        if (!IsEnabled(app.Configuration))
            return;
        var controls = app.MapGroup("/_test").AllowAnonymous().ExcludeFromDescription();
        controls.MapGet("/clock", (SteeredClock clock) => Show(clock));
        controls.MapPost("/clock", (ClockMove move, SteeredClock clock) =>
        {
            clock.MoveTo(move.To);
            return Show(clock);
        });
        controls.MapGet("/rest", async (string? trace, bool? all, RestReport report, IServiceProvider services, CancellationToken cancellationToken) =>
        {
            var unfinished = await report.WaitAsync(trace ?? "", all == true, cancellationToken);
            services.GetService<TracerProvider>()?.ForceFlush();
            services.GetService<LoggerProvider>()?.ForceFlush();
            return TypedResults.Ok(new RestView(unfinished, services.GetRequiredService<WatchedSockets>().Of(trace)));
        });
    }

    private static ClockView Show(SteeredClock clock) => new(clock.GetUtcNow(), clock.NextDue);

    private static bool IsEnabled(IConfiguration configuration) => configuration.GetValue<bool>("TestControls:Enabled");
}

internal sealed record ClockMove(DateTimeOffset To);

internal sealed record ClockView(DateTimeOffset Now, DateTimeOffset? NextDue);

internal sealed record RestView(IReadOnlyList<string> Unfinished, IReadOnlyList<SocketView> Sockets);
