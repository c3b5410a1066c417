namespace Reports.Summary;

/// <summary>Failures that look like one.</summary>
/// <param name="Cause">The failure in one line.</param>
/// <param name="Kind"><c>product</c>, <c>test</c>, <c>data</c>, <c>infrastructure</c> or <c>vendor-contract</c>.</param>
/// <param name="Scenarios">Those that it failed.</param>
/// <param name="Evidence">One line of the first of them: what was seen, and at which step.</param>
public sealed record CauseSummary(string Cause, string Kind, IReadOnlyList<string> Scenarios, string Evidence)
{
    /// <summary>Who should look first; null if nobody was suggested.</summary>
    public string? Owner { get; init; }

    /// <summary>The rule that decided on the kind, and the line of the evidence that it went by; null if none did.</summary>
    public string? Because { get; init; }
}
