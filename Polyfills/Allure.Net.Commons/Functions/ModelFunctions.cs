namespace Allure.Net.Commons.Functions;

/// <summary>From exceptions to statuses, and from classes to suites.</summary>
public static class ModelFunctions
{
    /// <summary>The exception's class, one of its bases or interfaces is among the names.</summary>
    public static bool IsKnownError(IEnumerable<string> knownErrorBases, Exception e)
    {
        var known = knownErrorBases.ToHashSet(StringComparer.Ordinal);
        for (var type = e.GetType(); type is not null; type = type.BaseType)
        {
            if (known.Contains(type.FullName!))
                return true;
        }
        return e.GetType().GetInterfaces().Any(i => i.FullName is { } name && known.Contains(name));
    }

    /// <summary>Failed when the exception means that an expectation wasn't met, otherwise broken.</summary>
    public static Status ResolveErrorStatus(IEnumerable<string> failExceptions, Exception e) =>
        IsKnownError(failExceptions, e) ? Status.failed : Status.broken;

    /// <summary>What the report shows of an exception.</summary>
    public static StatusDetails? ToStatusDetails(Exception? e) =>
        e is null ? null : new StatusDetails { message = string.IsNullOrEmpty(e.Message) ? e.GetType().Name : e.Message, trace = e.ToString() };

    /// <summary>Gives a test suites, unless it has one.</summary>
    public static void EnsureSuites(TestResult testResult, string? parentSuite, string? suite, string? subSuite)
    {
        if (testResult.labels.Any(l => l.name is LabelName.PARENT_SUITE or LabelName.SUITE or LabelName.SUB_SUITE))
            return;
        Add(parentSuite, Label.ParentSuite);
        Add(suite, Label.Suite);
        Add(subSuite, Label.SubSuite);

        void Add(string? value, Func<string, Label> label)
        {
            if (!string.IsNullOrEmpty(value))
                testResult.labels.Add(label(value));
        }
    }
}
