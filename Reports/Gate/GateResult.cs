namespace Reports.Gate;

/// <summary>What the gate said of a run.</summary>
/// <param name="Rules">In the gate's order.</param>
public sealed record GateResult(IReadOnlyList<GateRule> Rules)
{
    /// <summary>Whether every rule holds.</summary>
    public bool IsOpen => Rules.All(r => r.Holds);
}

/// <summary>One thing that the gate asks for.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Expected">What was asked for.</param>
/// <param name="Actual">What the run came to, with its denominator.</param>
/// <param name="Holds">Whether that is enough.</param>
/// <param name="Details">What keeps it from holding, by name.</param>
public sealed record GateRule(string Name, string Expected, string Actual, bool Holds, IReadOnlyList<string> Details);
