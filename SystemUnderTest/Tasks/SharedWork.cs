namespace SystemUnderTest.Tasks;

/// <summary>Where several instances share the work: this one's, and every job that is due or running anywhere. Says whose it is, by what the request carried as baggage.</summary>
internal sealed class SharedWork(WorkSchedule schedule, IServiceScopeFactory scopes, IEnumerable<JobListener> listeners) : ITaskMonitor
{
    public async ValueTask<IReadOnlyList<string>> DescribeDueWorkAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var jobs = await scope.ServiceProvider.GetRequiredService<JobStore>().FindUnfinishedAsync(cancellationToken);
        return
        [
            .. await schedule.DescribeDueWorkAsync(cancellationToken),
            .. jobs.Select(j => $"task {j.Kind} ({j.Id}) is {j.Status}{(j.Baggage is null ? "" : $" for {j.Baggage}")}"),
            .. listeners.Where(l => !l.IsListening).Select(_ => "the listener for jobs is connecting to the database"),
        ];
    }
}
