namespace SystemUnderTest.Tasks;

/// <summary>Does one kind of job. Runs at least once: its effects must bear a repetition.</summary>
internal interface IJobHandler
{
    /// <exception cref="RetryLaterException">It cannot be done now; says when to try again.</exception>
    /// <exception cref="GiveUpException">It will never be possible.</exception>
    Task RunAsync(string payload, CancellationToken cancellationToken);

    /// <summary>After how many failures it is given up.</summary>
    int MostAttempts => 10;
}

/// <summary>Work that comes round by the clock, on every instance; it must bear running on several at once.</summary>
internal interface IRecurringWork
{
    Task RunAsync(CancellationToken cancellationToken);
}

/// <summary>Try again, not before a time that the other side asked for.</summary>
internal sealed class RetryLaterException(string message, TimeSpan after) : Exception(message)
{
    public TimeSpan After { get; } = after;
}

/// <summary>Trying again is useless.</summary>
internal sealed class GiveUpException(string message) : Exception(message);
