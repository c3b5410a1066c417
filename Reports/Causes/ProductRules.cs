using System.Globalization;
using Framework.Evidence;
using Reports.Allure;
using Reports.Journal;

namespace Reports.Causes;

/// <summary>The system did what it should not.</summary>
internal static class ProductRules
{
    /// <summary>Nothing else failed, but an answer was not what the system's own OpenAPI document declares.</summary>
    public static Finding? OwnContract(FailedScenario scenario)
    {
        const string Kind = "ApiContract";
        if (scenario.Failure.Kind != Kind)
            return null;
        var first = scenario.Failure.Message.Split('\n')[0];
        return new Finding(CauseKind.Product, "the system's own OpenAPI document declares otherwise", SeenLine.OneLine(first[(first.IndexOf(": ", StringComparison.Ordinal) + 1)..].Trim()), SeenLine.OneLine(first));
    }

    /// <summary>An exception that nobody in the system caught.</summary>
    public static Finding? Crash(FailedScenario scenario)
    {
        if (scenario.LastCall is not { Status: >= 500 } call)
            return null;
        var thrown = scenario.Exceptions.LastOrDefault(e => e.IsUnhandled) ?? (call.Status == 500 ? scenario.Exceptions.LastOrDefault() : null);
        return thrown is null
            ? null
            : new Finding(CauseKind.Product, "the system threw and caught nothing", thrown.Line, SeenLine.OneLine($"{thrown.ShortType} in {call.Method} {PathOnly(call)}: {thrown.Message}"), thrown.Frame);
    }

    /// <summary>5xx while data was made, or where the scenario expected something else, with no exception in the log.</summary>
    public static Finding? ServerError(FailedScenario scenario) =>
        scenario.LastCall is { Status: >= 500 } call && (scenario.IsPreparing || scenario.Step?.Role == StepRole.Action)
            ? new Finding(CauseKind.Product, "the system answered that it failed", FailedScenario.Line(call), string.Create(CultureInfo.InvariantCulture, $"{call.Method} {PathOnly(call)} was answered with {call.Status}"))
            : null;

    /// <summary>Work that never ended.</summary>
    public static Finding? NeverAtRest(FailedScenario scenario) => scenario.Failure.Kind.EndsWith(".NotAtRestException", StringComparison.Ordinal)
        ? new Finding(CauseKind.Product, "the system was still busy when the wait for its rest was given up", SeenLine.OneLine(scenario.Failure.Message))
        : null;

    /// <summary>An action or an expectation met an answer that it did not agree with.</summary>
    public static Finding? OtherAnswer(FailedScenario scenario)
    {
        if (!IsAssertion(scenario))
            return null;
        return scenario.JudgedCall is { } call
            ? new Finding(CauseKind.Product, "the system answered otherwise than the scenario expects", FailedScenario.Line(call))
            : null;
    }

    /// <summary>Nothing that was called tells why, but a background job left an exception in the log.</summary>
    public static Finding? JobFailed(FailedScenario scenario) =>
        IsAssertion(scenario) && scenario.LastCall is not { Status: >= 400 } && scenario.Exceptions.LastOrDefault(e => e.IsError || e.IsMistake) is { } thrown
            ? new Finding(CauseKind.Product, "background work threw meanwhile", thrown.Line, $"{thrown.ShortType} in background work: {thrown.Message}", thrown.Frame)
            : null;

    /// <summary>An assertion did not hold.</summary>
    public static Finding? Assertion(FailedScenario scenario) =>
        IsAssertion(scenario) ? new Finding(CauseKind.Product, "what the scenario expects is not so", SeenLine.Of(scenario.Record) ?? Headline.Of(scenario.Failure.Message)) : null;

    private static bool IsAssertion(FailedScenario scenario) => scenario.Failure.Cause == CauseKind.Product || (scenario.Failure.Cause is null && CauseClassifier.Classify(scenario.Record.Outcome, scenario.Failure) == CauseKind.Product);

    private static string PathOnly(HttpExchange call) => FailedScenario.PathOnly(call);
}
