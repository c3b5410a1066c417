using System.ComponentModel;
using global::Microsoft.Extensions.DependencyInjection;
using Reqnroll.BoDi;
using Reqnroll.Engine;

namespace Reqnroll.Microsoft.Extensions.DependencyInjection;

/// <summary>The services of a test run. The generator writes the call of its constructor.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CompiledServices : IServiceSource
{
    private readonly ServiceProvider _root;

    /// <summary>Builds the services.</summary>
    /// <param name="run">The run's container.</param>
    /// <param name="name">The method, for messages.</param>
    /// <param name="create">Calls it.</param>
    /// <param name="bindings">Binding classes to add.</param>
    /// <param name="level">How long a scope lives.</param>
    /// <exception cref="InvalidScenarioDependenciesException">The method gave null.</exception>
    public CompiledServices(IObjectContainer run, string name, Func<IServiceCollection?> create, Type[] bindings, ScopeLevelType level)
    {
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(bindings);
        var services = create() ?? throw new InvalidScenarioDependenciesException($"returned null ({name}).");
        foreach (var binding in bindings)
            services.AddScoped(binding);
        services.AddSingleton(run);
        services.AddScoped<Holder>();
        services.AddTransient(s => Context<FeatureContext>(s));
        services.AddTransient(s => Context<ScenarioContext>(s));
        services.AddTransient(s => Context<IReqnrollOutputHelper>(s));
        _root = services.BuildServiceProvider();
        (Name, IsPerFeature) = (name, level == ScopeLevelType.Feature);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool IsPerFeature { get; }

    /// <inheritdoc/>
    public IServiceProvider Root => _root;

    /// <inheritdoc/>
    public (IServiceProvider Services, IAsyncDisposable Scope) Open(IObjectContainer container)
    {
        var scope = _root.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Holder>().Container = container;
        return (scope.ServiceProvider, scope);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _root.DisposeAsync();

    private static T Context<T>(IServiceProvider services)
        where T : class
    {
        var container = services.GetRequiredService<Holder>().Container;
        return container is not null && container.IsRegistered<T>()
            ? container.Resolve<T>()
            : throw new ReqnrollException($"There is no {typeof(T).Name} here: it exists as long as its scenario or feature. Singletons and hooks of the run cannot ask for it; a scope of a feature has no ScenarioContext: take it as a parameter of the hook.");
    }

    private sealed class Holder
    {
        public IObjectContainer? Container { get; set; }
    }
}
