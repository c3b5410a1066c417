namespace Framework.Time;

/// <summary>The clock of the system as a scenario sees it: it stands still until the scenario moves it.</summary>
public abstract class SteerableClock : TimeProvider
{
    /// <summary>Where the clock stands at the start of every scenario.</summary>
    public abstract DateTimeOffset Start { get; }

    /// <summary>When the next timer fires; null if none is set.</summary>
    public abstract DateTimeOffset? NextDue { get; }

    /// <summary>
    /// Moves the clock to the next timer's due time or by <paramref name="atMost"/>, whichever is less, and fires what is due.
    /// Give the system time to react between two moves: <see cref="Lanes.ScenarioScope.AdvanceAsync"/> does.
    /// </summary>
    /// <returns>By how much the clock was moved.</returns>
    public abstract ValueTask<TimeSpan> MoveToNextTimerAsync(TimeSpan atMost);
}
