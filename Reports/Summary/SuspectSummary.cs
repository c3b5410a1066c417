namespace Reports.Summary;

/// <summary>Something that looks wrong although nothing failed.</summary>
/// <param name="Kind"><c>n-plus-one</c>, <c>leak</c>, <c>unknown-behaviour</c>, <c>unknown-link</c>, ...</param>
/// <param name="Scenario">Where; empty if it concerns no single scenario.</param>
/// <param name="Detail">One line.</param>
public sealed record SuspectSummary(string Kind, string Scenario, string Detail);
