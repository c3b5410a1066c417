using System.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Forum;
using SystemUnderTest.Notifications;
using SystemUnderTest.Payments;
using SystemUnderTest.Tickets;

namespace SystemUnderTest.Health;

/// <summary>
/// Whether this instance lives, and how each of its dependencies is: the database, and every vendor of which there are settings. Without the database it is of
/// no use (503); without a vendor it limps (200).
/// </summary>
internal static class HealthEndpoints
{
    private const string Healthy = "healthy";
    private const string Unhealthy = "unhealthy";

    public static void AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddDependency<YooKassaClient>("yookassa", (yooKassa, token) => yooKassa.IsWellAsync(token));
        builder.Services.AddDependency<TelegramClient>("telegram", (telegram, token) => telegram.IsWellAsync(token));
        builder.Services.AddDependency<StripeClient>("stripe", (stripe, token) => stripe.IsWellAsync(token));
        if (builder.Configuration.GetSection("Pachca").Get<PachcaOptions>() is { IsComplete: true })
            builder.Services.AddDependency<PachcaClient>("pachca", (pachca, token) => pachca.IsWellAsync(token));
    }

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").AllowAnonymous();
        health.MapGet("/", ReportAsync).WithName("health").Produces<HealthView>().Produces<HealthView>(StatusCodes.Status503ServiceUnavailable);
        health.MapGet("/live", () => TypedResults.Ok(new LiveView("live"))).WithName("health-live");
    }

    private static async Task<JsonHttpResult<HealthView>> ReportAsync(AppDb db, IEnumerable<Dependency> vendors, CancellationToken cancellationToken)
    {
        var database = new Dependency("postgresql", async token => await db.Database.ExecuteSqlAsync($"SELECT 1", token) == -1);
        var all = await Task.WhenAll(vendors.Prepend(database).Select(d => MeasureAsync(d, cancellationToken)));
        var isUseless = all[0].Status == Unhealthy;
        var status = isUseless ? Unhealthy : all.All(d => d.Status == Healthy) ? Healthy : "degraded";
        return TypedResults.Json(new HealthView(status, all), statusCode: isUseless ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    private static async Task<DependencyView> MeasureAsync(Dependency dependency, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        bool isWell;
        try
        {
            isWell = await dependency.IsWellAsync(cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && error is not OutOfMemoryException)
        {
            isWell = false;
        }

        return new DependencyView(dependency.Name, isWell ? Healthy : Unhealthy, Math.Round(Stopwatch.GetElapsedTime(began).TotalMilliseconds, 3));
    }
}

internal sealed record LiveView(string Status);

internal sealed record HealthView(string Status, IReadOnlyList<DependencyView> Dependencies);

internal sealed record DependencyView(string Name, string Status, double DurationMs);
