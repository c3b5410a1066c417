namespace Reqnroll;

/// <summary>A step is not implemented yet. Fails the scenario.</summary>
public class PendingStepException : Exception
{
    /// <summary>With the usual message.</summary>
    public PendingStepException()
        : base("One or more step definitions are not implemented yet.")
    {
    }

    /// <summary>With a message.</summary>
    public PendingStepException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public PendingStepException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
