using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace SystemUnderTest.Tasks;

/// <summary>Does what is due, several pieces at once; tries a failed job again, later and later.</summary>
internal sealed class Workers(WorkSchedule schedule, IServiceScopeFactory scopes, TimeProvider time, IOptions<TaskOptions> options, ILogger<Workers> logger) : BackgroundService
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Parallel.ForEachAsync(
        schedule.Due.ReadAllAsync(stoppingToken),
        new ParallelOptions { MaxDegreeOfParallelism = options.Value.Workers, CancellationToken = stoppingToken },
        (work, token) => new ValueTask(DoAsync(work, token)));

    private async Task DoAsync(DueWork work, CancellationToken cancellationToken)
    {
        using var activity = TraceContext.Start(work);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (work.JobId is { } job)
                await DoJobAsync(job, scope.ServiceProvider, cancellationToken);
            else
                await scope.ServiceProvider.GetRequiredKeyedService<IRecurringWork>(work.Kind).RunAsync(cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            activity?.SetStatus(ActivityStatusCode.Error, error.Message);
            logger.LogError(error, "Task {Kind} ({Id}) failed", work.Kind, work.Id);
        }
        finally
        {
            schedule.Done(work);
        }
    }

    private async Task DoJobAsync(Guid id, IServiceProvider services, CancellationToken cancellationToken)
    {
        var store = services.GetRequiredService<JobStore>();
        if (await store.ClaimAsync(id, cancellationToken) is not { } job)
            return;
        var handler = services.GetRequiredKeyedService<IJobHandler>(job.Kind);
        try
        {
            await handler.RunAsync(job.Payload, cancellationToken);
            await store.SucceedAsync(job, cancellationToken);
        }
        catch (Exception error) when (error is GiveUpException || job.Attempts >= handler.MostAttempts)
        {
            logger.LogError(error, "Task {Kind} ({Id}) is given up after {Attempts} attempts", job.Kind, job.Id, job.Attempts);
            await store.FailAsync(job, error.Message, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            var at = time.GetUtcNow() + WaitAfter(error, job.Attempts);
            logger.LogWarning(error, "Task {Kind} ({Id}) failed; attempt {Next} at {At}", job.Kind, job.Id, job.Attempts + 1, at);
            await store.RetryAsync(job, error.Message, at, cancellationToken);
            schedule.Add(DueWork.Of(job), at);
        }
    }

    private static TimeSpan WaitAfter(Exception error, int attempts)
    {
        var backOff = FirstWait * Math.Pow(2, Math.Min(attempts, 20) - 1);
        backOff = backOff < LongestWait ? backOff : LongestWait;
        return error is RetryLaterException asked ? asked.After : backOff;
    }
}
