namespace SystemUnderTest.Health;

/// <summary>Something that this system cannot do its work without, or not all of it. Each module registers its own.</summary>
/// <param name="Name">Its name in the report.</param>
/// <param name="IsWellAsync">Whether it answers, and accepts our credentials. May throw.</param>
internal sealed record Dependency(string Name, Func<CancellationToken, Task<bool>> IsWellAsync);

internal static class DependencySetup
{
    /// <summary>Reports on a service that calls a vendor.</summary>
    public static void AddDependency<TService>(this IServiceCollection services, string name, Func<TService, CancellationToken, Task<bool>> isWell)
        where TService : notnull => services.AddSingleton(provider => new Dependency(name, cancellationToken => isWell(provider.GetRequiredService<TService>(), cancellationToken)));
}
