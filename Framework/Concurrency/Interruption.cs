using Framework.Lanes;

namespace Framework.Concurrency;

/// <summary>One repetition in which something happens between two statements of something else: exactly there, not by chance.</summary>
public sealed class Interruption
{
    private readonly ScenarioScope _scenario;

    internal Interruption(ScenarioScope scenario, int statement) => (_scenario, Statement) = (scenario, statement);

    /// <summary>Before which SQL statement of the interrupted action it happens, from 1.</summary>
    public int Statement { get; }

    /// <summary>Whether the action had so many statements; if not, there was nothing left to interrupt.</summary>
    internal bool WasReached { get; private set; }

    /// <summary>Runs an action, holds it just before its statement, lets something else happen from beginning to end, and lets the action go on.</summary>
    /// <param name="action">What is interrupted; it must not hold a lock that <paramref name="meanwhile"/> waits for.</param>
    /// <param name="meanwhile">What happens meanwhile; its own statements are not held.</param>
    public async Task<T> DuringAsync<T>(Func<Task<T>> action, Func<Task> meanwhile)
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentNullException.ThrowIfNull(meanwhile);

        // What the making of the data has left to do is not the action's: its statements are not to be counted.
        await _scenario.AtRestAsync();
        using var gate = new StatementGate(Statement);
        _scenario.Hold(gate);
        try
        {
            var running = Task.Run(action);
            await Task.WhenAny(gate.Reached, running);
            WasReached = gate.Reached.IsCompleted;
            _scenario.Hold(null);
            if (WasReached)
                await meanwhile();
            gate.Open();
            return await running;
        }
        finally
        {
            _scenario.Hold(null);
        }
    }
}
