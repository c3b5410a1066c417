namespace Reqnroll;

/// <summary>Restricts a step definition, hook or binding class to a tag, a feature or a scenario; all that is said must hold.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public class ScopeAttribute : Attribute
{
    /// <summary>A tag, without the at sign.</summary>
    public string? Tag { get; set; }

    /// <summary>Title of a feature.</summary>
    public string? Feature { get; set; }

    /// <summary>Title of a scenario.</summary>
    public string? Scenario { get; set; }
}
