namespace SystemUnderTest.Realtime;

/// <summary>Says what is on its way to the sockets of this instance: for a graceful shutdown, a dashboard, or a test that wants to know when all is quiet.</summary>
public interface IRealtimeMonitor
{
    /// <summary>
    /// One line for each thing that was announced before this call and is not sent yet; empty when all is quiet. Frames that a client does not read
    /// do not count: they wait for the client.
    /// </summary>
    ValueTask<IReadOnlyList<string>> DescribePendingAsync(CancellationToken cancellationToken);
}
