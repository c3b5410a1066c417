using Framework.Evidence;

namespace Reports.Allure;

/// <summary>How the evidence of one scenario is laid out.</summary>
internal enum EvidenceDetail
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>In few files: preparations in one text a step, and what one step did in masses in another.</summary>
    Gathered,

    /// <summary>Each request by itself.</summary>
    Each,
}

/// <summary>Which scenario gets how much.</summary>
internal static class EvidenceDetails
{
    /// <summary>Where something failed, everything stands by itself.</summary>
    public static EvidenceDetail Of(EvidenceLevel level, Outcome outcome) => level switch
    {
        EvidenceLevel.Off => EvidenceDetail.None,
        EvidenceLevel.Full => EvidenceDetail.Each,
        _ when outcome is Outcome.Failed or Outcome.Broken => EvidenceDetail.Each,
        EvidenceLevel.Failures => outcome == Outcome.Passed ? EvidenceDetail.None : EvidenceDetail.Each,
        _ => EvidenceDetail.Gathered,
    };
}
