namespace Reports;

/// <summary>How much of what was seen goes into the results.</summary>
public enum EvidenceLevel
{
    /// <summary>Steps and failures only.</summary>
    Off,

    /// <summary>Of scenarios that did not pass.</summary>
    Failures,

    /// <summary>Of every scenario. What a passed one took to prepare, and the thirteenth request of a step and those after it, stand together in one text each.</summary>
    All,

    /// <summary>Of every scenario, each request by itself.</summary>
    Full,
}
