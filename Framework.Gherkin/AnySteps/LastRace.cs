using Framework.Concurrency;

namespace Framework.Gherkin.AnySteps;

/// <summary>What the scenario's last race came to, whichever step ran it.</summary>
public sealed class LastRace
{
    private Interleavings? _outcomes;

    /// <summary>How its interleavings came out.</summary>
    /// <exception cref="InvalidOperationException">There was no race yet.</exception>
    public Interleavings Outcomes
    {
        get => _outcomes ?? throw new InvalidOperationException("There was no race yet. Begin with: When these requests are made, in 20 interleavings: - or: When these steps are taken, in 20 interleavings:");
        set => _outcomes = value;
    }
}
