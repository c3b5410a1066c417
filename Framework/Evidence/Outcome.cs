namespace Framework.Evidence;

/// <summary>How a step or a scenario ended.</summary>
public enum Outcome
{
    /// <summary>Everything held.</summary>
    Passed,

    /// <summary>An assertion did not hold.</summary>
    Failed,

    /// <summary>Something else threw: a hook, a fixture, the infrastructure.</summary>
    Broken,

    /// <summary>Not run, with a reason (a capability that the target lacks, an ignore tag, an earlier failing step).</summary>
    Skipped,
}
