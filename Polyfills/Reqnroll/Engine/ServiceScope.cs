using Reqnroll.BoDi;

namespace Reqnroll.Engine;

/// <summary>Where the services of a run, a feature or a scenario come in, if there are any.</summary>
internal static class ServiceScope
{
    /// <summary>Opens a scope whose services the container knows; the scope is disposed of by who asked for it.</summary>
    internal static IAsyncDisposable Open(IServiceSource source, ObjectContainer container)
    {
        var (services, scope) = source.Open(container);
        Attach(source, container, services);
        return scope;
    }

    internal static void Attach(IServiceSource source, ObjectContainer container, IServiceProvider services)
    {
        container.Services = (services, source.Name);
        container.RegisterInstanceAs(services);
    }
}
