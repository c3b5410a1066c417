namespace Reqnroll.Microsoft.Extensions.DependencyInjection;

/// <summary>How long a scope of services lives.</summary>
public enum ScopeLevelType
{
    /// <summary>From a scenario's beginning to its end.</summary>
    Scenario,

    /// <summary>From a feature's first scenario to its last.</summary>
    Feature,
}
