using Framework.Http;

namespace Framework.Evidence;

/// <summary>Turns exceptions into records, masked. Assertion libraries are known by the names of their exceptions: the framework depends on none.</summary>
public static class Failures
{
    /// <summary>The record of an exception.</summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="origin">Where: <c>step</c>, the hook's name, or <c>end of scenario</c>.</param>
    /// <param name="cause">What kind of cause, where the caller knows.</param>
    public static Failure From(Exception error, string origin, CauseKind? cause = null) => new(
        SecretMask.Text(error.Message),
        SecretMask.Text(error.StackTrace ?? ""),
        error.GetType().FullName ?? error.GetType().Name,
        origin,
        cause ?? (error as ICausedFailure)?.Cause)
    {
        Inner = error.InnerException is null ? null : string.Join('\n', Within(error.InnerException)),
    };

    private static IEnumerable<string> Within(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
            yield return SecretMask.Text($"{error.GetType().FullName}: {error.Message}");
    }

    /// <summary>Failed for assertions, Skipped for what was ignored on purpose, Broken for all else.</summary>
    public static Outcome OutcomeOf(Exception error)
    {
        var type = error.GetType().Name;
        if (type is "IgnoreException" or "InconclusiveException")
            return Outcome.Skipped;
        return type.Contains("Assert", StringComparison.Ordinal) || type.EndsWith("ComparisonException", StringComparison.Ordinal) || error is ICausedFailure { Cause: CauseKind.Product or CauseKind.VendorContract }
            ? Outcome.Failed
            : Outcome.Broken;
    }
}

/// <summary>An exception that knows what kind of cause it has.</summary>
public interface ICausedFailure
{
    /// <summary>The kind of cause.</summary>
    CauseKind Cause { get; }
}
