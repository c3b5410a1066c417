namespace WireMock.Matchers;

/// <summary>How several matches become one.</summary>
public enum MatchOperator
{
    /// <summary>One must match.</summary>
    Or,

    /// <summary>All must match.</summary>
    And,

    /// <summary>The average of the scores counts.</summary>
    Average,
}
