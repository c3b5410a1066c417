namespace WireMock;

/// <summary>Where a scenario of mappings is.</summary>
public class ScenarioState
{
    /// <summary>The scenario's name.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The state that it is in now; null at its start.</summary>
    public string? NextState { get; set; }

    /// <summary>Whether one of its mappings has answered.</summary>
    public bool Started { get; set; }

    /// <summary>Whether a mapping without a next state has answered.</summary>
    public bool Finished { get; set; }

    /// <summary>How often the mapping of this state has answered.</summary>
    public int Counter { get; set; }
}
