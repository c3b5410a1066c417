using DotNet.Testcontainers.Containers;

namespace DotNet.Testcontainers.Configurations;

/// <summary>A condition with its name and its patience.</summary>
internal sealed class WaitCondition(string name, IWaitUntil until) : IWaitStrategy
{
    public string Name => name;

    public ushort Retries { get; private set; }

    public TimeSpan Interval { get; private set; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan Timeout { get; private set; } = TimeSpan.FromMinutes(2);

    /// <summary>Why it was not reached when it was last asked.</summary>
    public string? Last { get; private set; }

    public IWaitStrategy WithRetries(ushort retries) => With(() => Retries = retries);

    public IWaitStrategy WithInterval(TimeSpan interval) => With(() => Interval = interval);

    public IWaitStrategy WithTimeout(TimeSpan timeout) => With(() => Timeout = timeout);

    public async Task<bool> IsReachedAsync(IContainer container)
    {
        var reached = await until.UntilAsync(container);
        Last = (until as Asked)?.Last;
        return reached;
    }

    private WaitCondition With(Action change)
    {
        change();
        return this;
    }

    /// <summary>A question that can say why not.</summary>
    internal sealed class Asked(Func<IContainer, Task<(bool Reached, string? Why)>> ask) : IWaitUntil
    {
        public string? Last { get; private set; }

        public async Task<bool> UntilAsync(IContainer container)
        {
            (var reached, Last) = await ask(container);
            return reached;
        }
    }
}
