using Framework.Evidence;
using Reports.Journal;

namespace Reports.Runs;

/// <summary>A scenario that began and never ended: the run was killed, or its process died.</summary>
internal static class Interruption
{
    public const string Kind = "interrupted";

    /// <summary>The line that its end would have written.</summary>
    public static ScenarioLine End(ScenarioLine began) => began with
    {
        Outcome = Outcome.Broken,
        Failure = new Failure(
            "The run ended while this scenario was running: it was interrupted or killed, or the test process died. See run/console.log.",
            "", Kind, "end of run", CauseKind.Infrastructure),
    };
}
