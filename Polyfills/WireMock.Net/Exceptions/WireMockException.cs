namespace WireMock.Exceptions;

/// <summary>Something went wrong with the server.</summary>
public class WireMockException : Exception
{
    /// <summary>Something went wrong.</summary>
    public WireMockException(string message)
        : base(message)
    {
    }

    /// <summary>Something went wrong, because of this.</summary>
    public WireMockException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
