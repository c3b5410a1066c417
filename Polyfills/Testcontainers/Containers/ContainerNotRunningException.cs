namespace DotNet.Testcontainers.Containers;

/// <summary>A container did not start, or did not become ready; the message has what it said.</summary>
/// <param name="message">Which container, and its last lines.</param>
public sealed class ContainerNotRunningException(string message) : Exception(message);
