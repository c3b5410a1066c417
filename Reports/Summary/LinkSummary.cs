namespace Reports.Summary;

/// <summary>What the run says about one link of the integration matrix.</summary>
/// <param name="Kind"><c>internal</c>, <c>external</c> or <c>flow</c>.</param>
/// <param name="Name">What is linked: <c>invoices-payments</c>, <c>yookassa</c>, <c>invoice-to-payment</c>.</param>
/// <param name="Status">Whether it is proven.</param>
/// <param name="Scenarios">All that are tagged <c>@matrix:kind/name</c>, whether they ran or not.</param>
public sealed record LinkSummary(string Kind, string Name, ProofStatus Status, IReadOnlyList<string> Scenarios);
