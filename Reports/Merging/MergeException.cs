namespace Reports.Merging;

/// <summary>Shards that cannot be made one run.</summary>
/// <param name="message">What was expected, what was found, and the way out.</param>
public sealed class MergeException(string message) : Exception(message);
