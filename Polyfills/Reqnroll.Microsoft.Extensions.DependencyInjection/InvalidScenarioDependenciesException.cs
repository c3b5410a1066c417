namespace Reqnroll.Microsoft.Extensions.DependencyInjection;

/// <summary>The method marked with [ScenarioDependencies] gave no services.</summary>
/// <param name="reason">What it did instead.</param>
public class InvalidScenarioDependenciesException(string reason) : ReqnrollException("[ScenarioDependencies] should return IServiceCollection but " + reason);
