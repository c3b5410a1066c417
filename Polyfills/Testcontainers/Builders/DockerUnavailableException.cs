namespace DotNet.Testcontainers.Builders;

/// <summary>No Docker Engine answers at the endpoint.</summary>
/// <param name="message">Which endpoint, why, and what to try.</param>
/// <param name="innerException">What the connection said.</param>
public sealed class DockerUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);
