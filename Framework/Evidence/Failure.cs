namespace Framework.Evidence;

/// <summary>Why something did not pass.</summary>
/// <param name="Message">First line: the broken rule or thing. Secrets are masked.</param>
/// <param name="Trace">Stack trace, or an empty string.</param>
/// <param name="Kind">Full name of the exception's type, e.g. <c>NUnit.Framework.AssertionException</c>.</param>
/// <param name="Origin">Where it happened: <c>step</c>, or the hook by name (<c>BeforeScenario LaneHooks.TakeLane</c>),
/// or <c>end of scenario</c> for leaks and refused vendor calls.</param>
/// <param name="Cause">What kind of cause it is, where the thrower knows; null otherwise.</param>
public sealed record Failure(string Message, string Trace, string Kind, string Origin, CauseKind? Cause = null)
{
    /// <summary>The exceptions within the exception, outermost first, each as <c>Type: message</c> on lines of its own; null if there are none. Secrets are masked.</summary>
    public string? Inner { get; init; }
}
