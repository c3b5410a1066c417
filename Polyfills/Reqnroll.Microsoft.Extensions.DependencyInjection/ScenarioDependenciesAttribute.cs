namespace Reqnroll.Microsoft.Extensions.DependencyInjection;

/// <summary>
/// Marks the static method that returns the <c>IServiceCollection</c> from which binding classes and the parameters of hooks are made. It is
/// called once a run.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public class ScenarioDependenciesAttribute : Attribute
{
    /// <summary>Whether all binding classes are added as scoped services; true unless said otherwise.</summary>
    public bool AutoRegisterBindings { get; set; } = true;

    /// <summary>How long a scope lives: as long as a scenario unless said otherwise.</summary>
    public ScopeLevelType ScopeLevel { get; set; } = ScopeLevelType.Scenario;
}
