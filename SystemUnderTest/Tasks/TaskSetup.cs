using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Tasks;

internal static class TaskSetup
{
    public static void AddTasks(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<TaskOptions>().BindConfiguration("Tasks").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<WorkSchedule>();
        builder.Services.AddScoped<JobQueue>();
        builder.Services.AddScoped<JobStore>();
        builder.AddDivisionOfWork(builder.Configuration.GetSection("Tasks").Get<TaskOptions>() ?? new TaskOptions());
        var every = builder.Configuration.GetValue<TimeSpan?>("Tasks:RecoverEvery") ?? TaskOptions.DefaultRecoverEvery;
        builder.AddRecurringWork<AbandonedJobs>(AbandonedJobs.Work.Kind, every);
    }

    /// <summary>Who runs jobs: every instance its own, or workers those of web instances, too.</summary>
    private static void AddDivisionOfWork(this WebApplicationBuilder builder, TaskOptions options)
    {
        if (options is { Run: true, ForOthers: false })
            builder.Services.AddSingleton<ITaskMonitor>(services => services.GetRequiredService<WorkSchedule>());
        else
            builder.Services.AddSingleton<ITaskMonitor, SharedWork>();
        if (options.Run)
        {
            builder.Services.AddHostedService<Workers>();
            builder.Services.AddHostedService<RecurringSchedule>();
            if (options.ForOthers)
            {
                builder.Services.AddSingleton<JobListener>();
                builder.Services.AddHostedService(services => services.GetRequiredService<JobListener>());
            }
        }
        else
        {
            builder.Services.AddHostedService<JobAnnouncer>();
        }
    }

    public static void AddJobHandler<THandler>(this WebApplicationBuilder builder, string kind)
        where THandler : class, IJobHandler => builder.Services.AddKeyedScoped<IJobHandler, THandler>(kind);

    public static void AddRecurringWork<TWork>(this WebApplicationBuilder builder, string kind, TimeSpan period)
        where TWork : class, IRecurringWork
    {
        builder.Services.AddKeyedScoped<IRecurringWork, TWork>(kind);
        builder.Services.AddSingleton(new RecurringEntry(kind, period));
    }

    public static void MapTasks(this IEndpointRouteBuilder app) => app.MapGet("/tasks/{id:guid}", GetAsync).WithName("get-task");

    private static async Task<Ok<TaskView>> GetAsync(Guid id, ClaimsPrincipal principal, AppDb db, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(principal);
        var job = await db.Jobs.AsNoTracking().FirstOrDefaultAsync(j => j.Id == id && (j.OwnerId == caller.Id || caller.Role == Roles.Admin), cancellationToken);
        return job is null ? throw Refusal.NotFound("task") : TypedResults.Ok(new TaskView(job.Id, job.Kind, job.Status, job.Attempts, job.LastError, job.RunAt));
    }
}

internal sealed record TaskView(Guid Id, string Kind, string Status, int Attempts, string? LastError, DateTimeOffset RunAt);

internal sealed record RecurringEntry(string Kind, TimeSpan Period);

internal sealed class TaskOptions
{
    public static readonly TimeSpan DefaultRecoverEvery = TimeSpan.FromMinutes(5);

    /// <summary>Whether this instance does background work. One that does not leaves it to those that do it <see cref="ForOthers"/>.</summary>
    public bool Run { get; set; } = true;

    /// <summary>Whether this instance listens for the jobs of instances that run none.</summary>
    public bool ForOthers { get; set; }

    /// <summary>How long a worker that says nothing is trusted to be alive.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How many pieces of work this instance does at once.</summary>
    [Range(1, 64)]
    public int Workers { get; set; } = 4;

    /// <summary>How often jobs are looked for that an instance left behind when it stopped.</summary>
    public TimeSpan RecoverEvery { get; set; } = DefaultRecoverEvery;

    /// <summary>Whether they are looked for at the start, too.</summary>
    public bool ScanAtStart { get; set; } = true;
}

/// <summary>Starts the clocks of recurring work with the host.</summary>
internal sealed class RecurringSchedule(WorkSchedule schedule, IEnumerable<RecurringEntry> entries, IOptions<TaskOptions> options) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var entry in entries)
            schedule.AddRecurring(new DueWork(entry.Kind, entry.Kind), entry.Period);
        if (options.Value.ScanAtStart)
            schedule.Add(AbandonedJobs.Work, DateTimeOffset.MinValue);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Brings jobs back that a stopped instance left behind.</summary>
internal sealed class AbandonedJobs(JobStore store, WorkSchedule schedule) : IRecurringWork
{
    public static readonly DueWork Work = new("tasks.recover", "tasks.recover");

    /// <summary>A lease is over when its last moment has passed.</summary>
    private static readonly TimeSpan AfterLease = TimeSpan.FromMilliseconds(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var job in await store.FindAbandonedAsync(cancellationToken))
            schedule.Add(DueWork.Of(job), job.LeasedUntil is { } until ? until + AfterLease : job.RunAt);
    }
}
