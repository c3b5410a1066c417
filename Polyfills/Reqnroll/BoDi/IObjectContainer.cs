namespace Reqnroll.BoDi;

/// <summary>A small container: constructor injection, one instance a type, looks in its parent for what it doesn't have.</summary>
public interface IObjectContainer : IDisposable
{
    /// <summary>Creates <typeparamref name="TType"/> where <typeparamref name="TInterface"/> is asked for.</summary>
    void RegisterTypeAs<TType, TInterface>(string? name = null)
        where TType : class, TInterface;

    /// <summary>Hands out this instance; disposed of with the container only if asked for.</summary>
    void RegisterInstanceAs<TInterface>(TInterface instance, string? name = null, bool dispose = false)
        where TInterface : class;

    /// <summary>Hands out this instance; disposed of with the container only if asked for.</summary>
    void RegisterInstanceAs(object instance, Type interfaceType, string? name = null, bool dispose = false);

    /// <summary>Calls the factory once, when the type is first asked for.</summary>
    void RegisterFactoryAs<TInterface>(Func<IObjectContainer, TInterface> factoryDelegate, string? name = null);

    /// <summary>The instance of a type; made if need be.</summary>
    T Resolve<T>();

    /// <summary>The instance of a type, registered under a name.</summary>
    T Resolve<T>(string name);

    /// <summary>The instance of a type; made if need be.</summary>
    object Resolve(Type typeToResolve, string? name = null);

    /// <summary>All instances registered for a type, under any name.</summary>
    IEnumerable<T> ResolveAll<T>()
        where T : class;

    /// <summary>Whether the type is registered here or in a parent.</summary>
    bool IsRegistered<T>(string? name = null);

    /// <summary>Whether the type is registered here or in a parent.</summary>
    bool IsRegistered(Type type, string? name = null);
}

/// <summary>Something cannot be made.</summary>
public class ObjectContainerException(string message, Type[]? resolutionPath)
    : Exception(resolutionPath is { Length: > 0 } ? $"{message} (resolution path: {string.Join(" -> ", resolutionPath.Select(t => t.Name))})" : message);
