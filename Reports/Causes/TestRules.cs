using Framework.Evidence;
using Reports.Journal;

namespace Reports.Causes;

/// <summary>The scenario or its steps are wrong.</summary>
internal static class TestRules
{
    /// <summary>A step names what nothing has: an endpoint, a table, a vendor, a saved value; or it is not written yet.</summary>
    public static Finding? UnknownName(FailedScenario scenario)
    {
        var kind = scenario.Failure.Kind;
        if (kind.EndsWith(".UnknownNameException", StringComparison.Ordinal) && !scenario.Failure.Message.StartsWith("There is no JSON path", StringComparison.Ordinal))
            return new Finding(CauseKind.Test, "the step names something that nothing has", Headline.Of(scenario.Failure.Message));
        return kind.StartsWith("Reqnroll.", StringComparison.Ordinal)
            ? new Finding(CauseKind.Test, "the step cannot be carried out as it is written", Headline.Of(scenario.Failure.Message))
            : null;
    }

    /// <summary>What is expected is a misspelling of what is there: only this scenario spells it so.</summary>
    public static Finding? Misspelt(FailedScenario scenario) => Misspelling.Of(scenario) is { IsExpected: true } found
        ? new Finding(CauseKind.Test, "only this scenario spells it so", $"expected \"{found.Expected}\", but everybody else says \"{found.Actual}\"", $"The scenario expects \"{found.Expected}\"; it is spelt \"{found.Actual}\"")
        : null;

    /// <summary>A step asks for a part of an answer that is not there: the system's doing if others know it, else the scenario's.</summary>
    public static Finding? MissingPart(FailedScenario scenario)
    {
        if (!scenario.Failure.Kind.EndsWith(".UnknownNameException", StringComparison.Ordinal))
            return null;
        var evidence = scenario.LastCall is { } call ? FailedScenario.Line(call) : Headline.Of(scenario.Failure.Message);
        return Misspelling.IsKnownPart(scenario)
            ? new Finding(CauseKind.Product, "the answer lacks what others find in it", evidence)
            : new Finding(CauseKind.Test, "only this scenario asks for such a part", evidence);
    }

    /// <summary>A step that judges before anything was done.</summary>
    public static Finding? NothingToJudge(FailedScenario scenario) =>
        scenario.Failure.Cause == CauseKind.Product && scenario.Step?.Role == StepRole.Expectation && !scenario.All.Any(e => e is HttpExchange or SocketFrame or ClockMove or SqlStatement)
            ? new Finding(CauseKind.Test, "the scenario has done nothing that could be judged", $"{scenario.Step.Keyword} {scenario.Step.Text}")
            : null;

    /// <summary>An exception that is no assertion.</summary>
    public static Finding? StepThrew(FailedScenario scenario)
    {
        var type = scenario.Failure.Kind[(scenario.Failure.Kind.LastIndexOf('.') + 1)..];
        var frame = LoggedException.FrameIn(scenario.Failure.Trace.Split('\n'));
        var where = scenario.Step is null ? scenario.Failure.Origin : $"{scenario.Step.Keyword} {scenario.Step.Text}";
        return new Finding(CauseKind.Test, "the step's own code threw", SeenLine.OneLine($"{type} {frame ?? $"in {where}"}"), SeenLine.OneLine($"{type}: {Headline.Of(scenario.Failure.Message)}"), frame);
    }
}
