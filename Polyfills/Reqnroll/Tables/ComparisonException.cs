namespace Reqnroll;

/// <summary>A table and what it was compared with differ; the message has every difference.</summary>
public class ComparisonException(string message) : Exception(message);
