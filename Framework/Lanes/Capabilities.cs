using Framework.Evidence;

namespace Framework.Lanes;

/// <summary>What a scenario may need that not every target has. It says so by a tag of this name; where the target lacks it, the scenario is skipped with the reason.</summary>
public static class Capabilities
{
    /// <summary>The clock is moved, or a vendor keeps the system waiting in virtual time.</summary>
    public const string VirtualTime = "virtual-time";

    /// <summary>Reaches into the system's process: holds statements up, starts another instance, reads its counters, takes its database away.</summary>
    public const string Inside = "in-process";

    /// <summary>Changes something that holds for everybody, and puts it back: nobody else runs meanwhile.</summary>
    public const string Alone = "alone";

    /// <summary>Everything that there is, is the scenario's own: it counts rows, lists all, or makes what can be there once.</summary>
    public const string OwnSystem = "own-system";

    /// <summary>Whether the scenario says that it needs this.</summary>
    public static bool Needs(this ScenarioIdentity scenario, string capability)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return scenario.Tags.Contains(capability, StringComparer.OrdinalIgnoreCase);
    }
}

/// <summary>A step needs what the target lacks, and its scenario has not said so by a tag.</summary>
/// <param name="capability">One of <see cref="Capabilities"/>, or <c>database</c>.</param>
/// <param name="why">What the step wanted, and what the target lacks.</param>
public sealed class MissingCapabilityException(string capability, string why)
    : InvalidOperationException($"{why} Expected: the tag @{capability} on the scenario, so that it is skipped where the target has no such thing."), ICausedFailure
{
    /// <inheritdoc/>
    public CauseKind Cause => CauseKind.Test;
}
