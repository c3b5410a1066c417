using Framework.Evidence;
using Reports.Suite;

namespace Reports.Causes;

/// <summary>
/// Says what a failure is to be blamed on. Rules look at the evidence, the most certain first; the first that finds something decides. What
/// somebody threw is only the last word, because a test that expects 201 and sees 500 knows no more than that.
/// </summary>
internal static class Triage
{
    private static readonly Func<FailedScenario, Finding?>[] Rules =
    [
        InfrastructureRules.NothingRuns,
        VendorRules.Refused,
        ProductRules.OwnContract,
        InfrastructureRules.TestMetTrouble,
        InfrastructureRules.SystemMetTrouble,
        TestRules.UnknownName,
        DataRules.Constraint,
        ProductRules.Crash,
        DataRules.Refused,
        ProductRules.ServerError,
        ProductRules.NeverAtRest,
        TestRules.Misspelt,
        TestRules.MissingPart,
        TestRules.NothingToJudge,
        ProductRules.JobFailed,
        ProductRules.OtherAnswer,
        ProductRules.Assertion,
        TestRules.StepThrew,
    ];

    /// <summary>Null for what passed or was skipped.</summary>
    public static Diagnosis? Of(ScenarioRecord record, ScenarioEntry? entry, FeatureIndex suite)
    {
        if (record.Failure is null || record.Outcome is not (Outcome.Failed or Outcome.Broken))
            return null;
        var scenario = new FailedScenario(record, entry, suite);
        foreach (var rule in Rules)
        {
            if (rule(scenario) is not { } found)
                continue;
            var (owner, because) = Owners.Of(scenario, found);
            return new Diagnosis(found.Kind, found.Thing ?? Headline.Of(record.Failure.Message), found.Rule, found.Evidence, owner, because);
        }

        throw new InvalidOperationException("The last rule takes everything.");
    }

    /// <summary>The record with what is broken as its message's first line; what the step said stands below.</summary>
    public static ScenarioRecord Headed(ScenarioRecord record, Diagnosis diagnosis)
    {
        var failure = record.Failure!;
        var first = failure.Message.TrimStart().Split('\n')[0].Trim();
        if (first.Length > 0 && !first.EndsWith(':') && diagnosis.Thing.StartsWith(first.TrimEnd('…'), StringComparison.Ordinal))
            return record;
        var message = Headline.Of(failure.Message) == diagnosis.Thing ? Headline.WithDetails(failure.Message) : $"{diagnosis.Thing}\n\n{failure.Message}";
        return record with { Failure = failure with { Message = message } };
    }
}
