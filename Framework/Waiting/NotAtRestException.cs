namespace Framework.Waiting;

/// <summary>The system was still busy when the wait for rest was given up. The message says with what.</summary>
public sealed class NotAtRestException(string message) : Exception(message);
