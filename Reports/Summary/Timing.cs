namespace Reports.Summary;

/// <summary>How long things took, in milliseconds of wall-clock time. Null: not known.</summary>
/// <param name="BootMs">From process start to the first lane being ready.</param>
/// <param name="ScenarioMedianMs">Of the scenarios that ran, each attempt counted.</param>
/// <param name="ScenarioP95Ms">Nineteen in twenty were no slower.</param>
/// <param name="ResetMedianMs">Reset of a lane, on the scenario's path.</param>
/// <param name="ResetP95Ms">Nineteen in twenty were no slower.</param>
public sealed record Timing(double? BootMs, double? ScenarioMedianMs, double? ScenarioP95Ms, double? ResetMedianMs, double? ResetP95Ms);
