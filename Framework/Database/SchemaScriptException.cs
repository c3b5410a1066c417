namespace Framework.Database;

/// <summary>The schema script was refused by PostgreSQL. The message says which statement, where, and why.</summary>
public sealed class SchemaScriptException(string message, Exception inner) : Exception(message, inner);
