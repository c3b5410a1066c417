namespace Reqnroll;

/// <summary>Something in a feature, a binding or a hook is not as it should be.</summary>
public class ReqnrollException : Exception
{
    /// <summary>With the usual message.</summary>
    public ReqnrollException()
    {
    }

    /// <summary>With a message.</summary>
    public ReqnrollException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public ReqnrollException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
