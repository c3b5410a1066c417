using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;

namespace SystemUnderTest.Tasks;

/// <summary>In place of workers: tells those of other instances what is due. What cannot be told is found by their next scan.</summary>
internal sealed class JobAnnouncer(WorkSchedule schedule, IServiceScopeFactory scopes, ILogger<JobAnnouncer> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await schedule.Due.WaitToReadAsync(stoppingToken))
        {
            List<DueWork> together = [];
            while (together.Count < JobNotice.MostJobs && schedule.Due.TryRead(out var work))
                together.Add(work);
            await AnnounceAsync(together, stoppingToken);
        }
    }

    private async Task AnnounceAsync(List<DueWork> together, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var notice = JobNotice.Of(together.Select(w => w.JobId).OfType<Guid>());
            await scope.ServiceProvider.GetRequiredService<AppDb>().Database.ExecuteSqlAsync(JobNotice.Statement(notice), cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            logger.LogError(error, "{Count} jobs could not be announced; they wait for the workers' next scan", together.Count);
        }
        finally
        {
            together.ForEach(schedule.Done);
        }
    }
}
