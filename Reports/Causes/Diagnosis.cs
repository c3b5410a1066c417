using Framework.Evidence;

namespace Reports.Causes;

/// <summary>What a failure is to be blamed on, and what says so.</summary>
/// <param name="Kind">Whose it is.</param>
/// <param name="Thing">What is broken, in one line.</param>
/// <param name="Rule">The rule that decided, as the end of a sentence that begins with "because".</param>
/// <param name="Evidence">The line of the evidence that decided.</param>
/// <param name="Owner">Who should look first: a module, a team, a vendor's name.</param>
/// <param name="OwnerBecause">What the suggestion rests on.</param>
public sealed record Diagnosis(CauseKind Kind, string Thing, string Rule, string Evidence, string Owner, string OwnerBecause);

/// <summary>What a rule found.</summary>
/// <param name="Kind">Whose it is.</param>
/// <param name="Rule">Its reason, in words.</param>
/// <param name="Evidence">The line that decided.</param>
/// <param name="Thing">What is broken; null: what the failure's own headline says.</param>
/// <param name="Frame">The frame of the system's or the test's own code in which it happened; null if there is none.</param>
internal sealed record Finding(CauseKind Kind, string Rule, string Evidence, string? Thing = null, string? Frame = null);
