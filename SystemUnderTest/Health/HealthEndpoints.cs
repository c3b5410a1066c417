using System.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Notifications;
using SystemUnderTest.Payments;
using SystemUnderTest.Tickets;

namespace SystemUnderTest.Health;

/// <summary>Whether this instance lives, and how each of its dependencies is. Without the database it is of no use (503); without a vendor it limps (200).</summary>
internal static class HealthEndpoints
{
    private const string Healthy = "healthy";
    private const string Unhealthy = "unhealthy";

    public static void AddHealth(this WebApplicationBuilder builder) => builder.Services.AddScoped<Dependencies>();

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").AllowAnonymous();
        health.MapGet("/", ReportAsync).WithName("health");
        health.MapGet("/live", () => TypedResults.Ok(new LiveView("live"))).WithName("health-live");
    }

    private static async Task<JsonHttpResult<HealthView>> ReportAsync(Dependencies dependencies, CancellationToken cancellationToken)
    {
        var all = await Task.WhenAll(
            MeasureAsync("postgresql", dependencies.IsDatabaseWellAsync, cancellationToken),
            MeasureAsync("yookassa", dependencies.IsYooKassaWellAsync, cancellationToken),
            MeasureAsync("telegram", dependencies.IsTelegramWellAsync, cancellationToken),
            MeasureAsync("stripe", dependencies.IsStripeWellAsync, cancellationToken));
        var isUseless = all[0].Status == Unhealthy;
        var status = isUseless ? Unhealthy : all.All(d => d.Status == Healthy) ? Healthy : "degraded";
        return TypedResults.Json(new HealthView(status, all), statusCode: isUseless ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    private static async Task<DependencyView> MeasureAsync(string name, Func<CancellationToken, Task<bool>> ask, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        bool isWell;
        try
        {
            isWell = await ask(cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && error is not OutOfMemoryException)
        {
            isWell = false;
        }

        return new DependencyView(name, isWell ? Healthy : Unhealthy, Math.Round(Stopwatch.GetElapsedTime(began).TotalMilliseconds, 3));
    }

    private sealed class Dependencies(AppDb db, YooKassaClient yooKassa, TelegramClient telegram, StripeClient stripe)
    {
        public async Task<bool> IsDatabaseWellAsync(CancellationToken cancellationToken) => await db.Database.ExecuteSqlAsync($"SELECT 1", cancellationToken) == -1;

        public Task<bool> IsYooKassaWellAsync(CancellationToken cancellationToken) => yooKassa.IsWellAsync(cancellationToken);

        public Task<bool> IsStripeWellAsync(CancellationToken cancellationToken) => stripe.IsWellAsync(cancellationToken);

        public Task<bool> IsTelegramWellAsync(CancellationToken cancellationToken) => telegram.IsWellAsync(cancellationToken);
    }
}

internal sealed record LiveView(string Status);

internal sealed record HealthView(string Status, IReadOnlyList<DependencyView> Dependencies);

internal sealed record DependencyView(string Name, string Status, double DurationMs);
