namespace Reports.Summary;

/// <summary>How many scenarios ended how. An outline counts once a row, a repeated scenario once.</summary>
/// <param name="Scenarios">All that began: <c>passed + failed + skipped</c>.</param>
/// <param name="Passed">Passed in every attempt that ran.</param>
/// <param name="Failed">Failed, broke or were interrupted in at least one attempt.</param>
/// <param name="Skipped">Never ran, with a reason.</param>
/// <param name="Flaky">Those among the failed that also passed in another attempt.</param>
/// <param name="PassRate"><c>passed / (passed + failed)</c>, from 0 to 1: skipped scenarios are not in it. Null if none passed or failed.</param>
public sealed record Totals(int Scenarios, int Passed, int Failed, int Skipped, int Flaky, double? PassRate);
