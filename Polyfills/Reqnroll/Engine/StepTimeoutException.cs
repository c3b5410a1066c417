namespace Reqnroll.Engine;

/// <summary>A step took longer than <c>TF_STEP_SECONDS</c> allows.</summary>
public sealed class StepTimeoutException(string message) : TimeoutException(message);
