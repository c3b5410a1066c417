namespace DotNet.Testcontainers.Configurations;

/// <summary>How patient a condition is.</summary>
public interface IWaitStrategy
{
    /// <summary>How often it is asked before it counts as failed; 0, the default: until the time is over.</summary>
    IWaitStrategy WithRetries(ushort retries);

    /// <summary>The time between two questions; a tenth of a second unless said otherwise.</summary>
    IWaitStrategy WithInterval(TimeSpan interval);

    /// <summary>The time after which it counts as failed; two minutes unless said otherwise (the real package waits an hour).</summary>
    IWaitStrategy WithTimeout(TimeSpan timeout);
}
