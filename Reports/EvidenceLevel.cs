namespace Reports;

/// <summary>How much of what was seen goes into the results.</summary>
public enum EvidenceLevel
{
    /// <summary>Steps and failures only.</summary>
    Off,

    /// <summary>Of scenarios that did not pass.</summary>
    Failures,

    /// <summary>Of every scenario.</summary>
    All,
}
