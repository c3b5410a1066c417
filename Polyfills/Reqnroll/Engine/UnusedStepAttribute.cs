using System.ComponentModel;

namespace Reqnroll.Engine;

/// <summary>A step definition that no scenario of this assembly uses. The generator writes it; <c>tf check</c> reads it without loading the assembly.</summary>
/// <param name="expression">Kind and expression: <c>[When] "the order is sent"</c>.</param>
/// <param name="type">The class that declares it, without its namespace.</param>
/// <param name="method">Its method.</param>
/// <param name="assembly">The assembly that it is in.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UnusedStepAttribute(string expression, string type, string method, string assembly) : Attribute
{
    /// <summary>Kind and expression.</summary>
    public string Expression { get; } = expression;

    /// <summary>The class that declares it, without its namespace.</summary>
    public string Type { get; } = type;

    /// <summary>Its method.</summary>
    public string Method { get; } = method;

    /// <summary>The assembly that it is in.</summary>
    public string Assembly { get; } = assembly;
}
