namespace SystemUnderTest.Tasks;

/// <summary>Says what background work of this instance is due but not done: for a graceful shutdown, a dashboard, or a test that wants to know when all is quiet.</summary>
public interface ITaskMonitor
{
    /// <summary>One line for each piece of work that waits for a worker or has one; empty when all is quiet. Work that is scheduled for later does not count.</summary>
    ValueTask<IReadOnlyList<string>> DescribeDueWorkAsync(CancellationToken cancellationToken);
}
