using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Progress;

internal static class ProgressEndpoints
{
    private static readonly TimeSpan DefaultWatch = TimeSpan.FromHours(1);

    public static void AddProgress(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<Trainings>();
        builder.Services.AddScoped<LicenceDrift>();
        builder.Services.AddScoped<LicenceMonitor>();
        builder.AddRecurringWork<LicenceWatch>(LicenceWatch.Kind, builder.Configuration.GetValue<TimeSpan?>("Progress:WatchEvery") ?? DefaultWatch);
    }

    public static void MapProgress(this IEndpointRouteBuilder app)
    {
        app.MapGet("/people/{id:guid}/trainings", ListAsync).WithName("list-trainings");
        var staff = app.MapGroup("").RequireAuthorization(policy => policy.RequireRole(Roles.Teacher, Roles.Admin));
        staff.MapPost("/people/{id:guid}/trainings", StartAsync).WithName("start-training").Refuses(StatusCodes.Status409Conflict);
        staff.MapPost("/trainings/{id:guid}/progress", AddAsync).WithName("add-progress").Refuses(StatusCodes.Status409Conflict);
        var admin = app.MapGroup("/licences").RequireAuthorization(policy => policy.RequireRole(Roles.Admin));
        admin.MapGet("/health", HealthAsync).WithName("licence-health");
        admin.MapPost("/repair", RepairAsync).WithName("repair-licences");
    }

    private static async Task<Created<TrainingView>> StartAsync(Guid id, StartTrainingRequest request, Trainings trainings, CancellationToken cancellationToken)
    {
        var (training, licence) = await trainings.StartAsync(id, request.Specialisation, request.StartedAt, cancellationToken);
        return TypedResults.Created($"/people/{id}/trainings", TrainingView.Of(training, licence));
    }

    private static async Task<Ok<TrainingView>> AddAsync(Guid id, AddProgressRequest request, Trainings trainings, CancellationToken cancellationToken)
    {
        var (training, licence) = await trainings.AddAsync(id, request, cancellationToken);
        return TypedResults.Ok(TrainingView.Of(training, licence));
    }

    /// <summary>One's own, or anybody's for those who train; to all others the person does not exist.</summary>
    private static async Task<Ok<TrainingListView>> ListAsync(Guid id, ClaimsPrincipal principal, AppDb db, PeopleDirectory people, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(principal);
        if ((caller.Id != id && caller.Role is not (Roles.Teacher or Roles.Admin)) || !await people.ExistsAsync(id, cancellationToken))
            throw Refusal.NotFound("person");
        var trainings = await db.Trainings.AsNoTracking().Where(t => t.PersonId == id).OrderBy(t => t.Id).ToListAsync(cancellationToken);
        var licences = await db.Licences.AsNoTracking().Where(l => l.PersonId == id).ToDictionaryAsync(l => l.Specialisation, StringComparer.Ordinal, cancellationToken);
        return TypedResults.Ok(new TrainingListView([.. trainings.Select(t => TrainingView.Of(t, licences.GetValueOrDefault(t.Specialisation)))]));
    }

    private static async Task<Ok<LicenceHealthView>> HealthAsync(LicenceMonitor monitor, CancellationToken cancellationToken) => TypedResults.Ok(await monitor.ReportAsync(cancellationToken));

    private static async Task<Ok<RepairView>> RepairAsync(LicenceDrift drift, CancellationToken cancellationToken)
    {
        var corrected = await drift.RepairAsync(cancellationToken);
        return TypedResults.Ok(new RepairView(corrected, await drift.Find().CountAsync(cancellationToken)));
    }
}
