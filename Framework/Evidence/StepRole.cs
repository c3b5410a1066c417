namespace Framework.Evidence;

/// <summary>What a step is for. A failure while something is only being prepared says little about what the scenario wanted to prove.</summary>
public enum StepRole
{
    /// <summary>Nobody said.</summary>
    Unknown,

    /// <summary>It makes the state that the scenario begins with.</summary>
    Preparation,

    /// <summary>It does what the scenario is about.</summary>
    Action,

    /// <summary>It judges what came of it.</summary>
    Expectation,
}
