namespace Mocks.Standalone;

/// <summary>The command line is wrong; the message says how, and what to write instead.</summary>
internal sealed class BadFlagException(string message) : Exception(message);
