namespace Framework.Waiting;

/// <summary>
/// Knows one kind of unfinished work of a scenario that the trace alone can't tell: queued jobs, callbacks on their way.
/// Asked whenever the scenario's trace has gone quiet; never in a timed loop.
/// </summary>
public interface IRestProbe
{
    /// <summary>What is still going on, in words for a person (<c>job telegram.invoice_sent is queued</c>); null if nothing.</summary>
    /// <param name="scenarioId">The scenario's id, as in its baggage.</param>
    /// <param name="cancellationToken">Cancelled when the wait is given up.</param>
    ValueTask<string?> FindUnfinishedWorkAsync(string scenarioId, CancellationToken cancellationToken);
}
