using Framework.Evidence;
using Reports.Journal;

namespace Reports.Causes;

/// <summary>The scenario's data could not be made.</summary>
internal static class DataRules
{
    /// <summary>A constraint of the database refused what a preparation wanted to store (SQLSTATE class 23).</summary>
    public static Finding? Constraint(FailedScenario scenario)
    {
        if (!scenario.IsPreparing || scenario.LastCall is { Status: >= 200 and < 400 })
            return null;
        var refused = scenario.LookedAt.OfType<SqlStatement>().LastOrDefault(s => s.Error is { Length: >= 2 } error && error.StartsWith("23", StringComparison.Ordinal));
        if (refused is null)
            return null;
        var said = scenario.Exceptions.LastOrDefault(e => e.Text.Contains(refused.Error![..5], StringComparison.Ordinal));
        return new Finding(CauseKind.Data, "a constraint of the database refused the data that a Given wanted to make", $"{SeenLine.OneLine(refused.Text, 100)} → {said?.Message ?? refused.Error}", $"Test data: {said?.Message ?? $"a constraint refused it (SQLSTATE {refused.Error})"}", said?.Frame);
    }

    /// <summary>A preparation was answered with a refusal.</summary>
    public static Finding? Refused(FailedScenario scenario)
    {
        var call = scenario.LastCall;
        if (scenario.IsPreparing && call is { Status: >= 400 and < 500 })
            return new Finding(CauseKind.Data, "the system refused a request that only made the scenario's data", FailedScenario.Line(call), $"Test data: {FailedScenario.Told(call)}");
        if (scenario.Failure.Cause == CauseKind.Data && call is not { Status: >= 500 })
            return new Finding(CauseKind.Data, "the step says that its data could not be made", call is null ? Headline.Of(scenario.Failure.Message) : FailedScenario.Line(call));
        return null;
    }
}
