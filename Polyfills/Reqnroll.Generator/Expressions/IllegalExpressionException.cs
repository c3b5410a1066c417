namespace Reqnroll.Generator.Expressions;

/// <summary>An expression that breaks the rules of its language.</summary>
/// <param name="expression">The expression.</param>
/// <param name="at">Where, from 0.</param>
/// <param name="why">What is wrong and what to write instead.</param>
internal sealed class IllegalExpressionException(string expression, int at, string why) : Exception($"\"{expression}\", character {at + 1}: {why}.");
