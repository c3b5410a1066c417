namespace Framework.Database;

/// <summary>No PostgreSQL could be had, or not the one that was asked for. The message says what was tried, in order, and the way out.</summary>
public sealed class DatabaseUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
