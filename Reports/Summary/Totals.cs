namespace Reports.Summary;

/// <summary>How many scenarios ended how. An outline counts once a row, a repeated scenario once.</summary>
/// <param name="Scenarios">All that began: <c>passed + failed + skipped</c>.</param>
/// <param name="Passed">Passed in every attempt that ran; where failures were tried again, in the last one.</param>
/// <param name="Failed">Failed, broke or were interrupted in at least one attempt; where failures were tried again, in all of them.</param>
/// <param name="Skipped">Never ran, with a reason.</param>
/// <param name="Flaky">Those that failed in one attempt and passed in another: among the failed, or, where failures were tried again, among the passed.</param>
/// <param name="PassRate"><c>passed / (passed + failed)</c>, from 0 to 1: skipped scenarios are not in it. Null if none passed or failed.</param>
public sealed record Totals(int Scenarios, int Passed, int Failed, int Skipped, int Flaky, double? PassRate);
