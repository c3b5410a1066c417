using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Reqnroll.BoDi;

/// <summary>
/// The container of a test run, a feature or a scenario. A type that nobody registered is made where it is asked for, and lives
/// as long as that container; this is why a binding class and the contexts injected into it live as long as the scenario.
/// </summary>
public class ObjectContainer(IObjectContainer? baseContainer = null) : IObjectContainer, IAsyncDisposable
{
    private static readonly ConcurrentDictionary<Type, (ConstructorInfo Constructor, Type[] Parameters)> Constructors = new();

    private readonly ObjectContainer? _parent = (ObjectContainer?)baseContainer;
    private readonly Lock _lock = new();
    private readonly Dictionary<(Type Type, string? Name), Func<List<Type>, object>> _registrations = [];
    private readonly Dictionary<(Type Type, string? Name), object> _instances = [];
    private readonly List<object> _owned = [];
    private bool _disposed;

    /// <summary>Another container for binding classes, and who set it up.</summary>
    internal (IServiceProvider Provider, string Name)? Services { get; set; }

    /// <inheritdoc/>
    public void RegisterTypeAs<TType, TInterface>(string? name = null)
        where TType : class, TInterface =>
        Register(typeof(TInterface), name, path => typeof(TType) == typeof(TInterface) ? Create(typeof(TType), path) : Resolve(typeof(TType), null, path));

    /// <inheritdoc/>
    public void RegisterInstanceAs<TInterface>(TInterface instance, string? name = null, bool dispose = false)
        where TInterface : class => RegisterInstanceAs(instance, typeof(TInterface), name, dispose);

    /// <inheritdoc/>
    public void RegisterInstanceAs(object instance, Type interfaceType, string? name = null, bool dispose = false)
    {
        ArgumentNullException.ThrowIfNull(instance);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _instances[(interfaceType, name)] = instance;
            if (dispose)
                _owned.Add(instance);
        }
    }

    /// <inheritdoc/>
    public void RegisterFactoryAs<TInterface>(Func<IObjectContainer, TInterface> factoryDelegate, string? name = null) =>
        Register(typeof(TInterface), name, _ => factoryDelegate(this) ?? throw new ObjectContainerException($"The factory of {typeof(TInterface).FullName} gave null.", null));

    /// <inheritdoc/>
    public T Resolve<T>() => (T)Resolve(typeof(T), null, []);

    /// <inheritdoc/>
    public T Resolve<T>(string name) => (T)Resolve(typeof(T), name, []);

    /// <inheritdoc/>
    public object Resolve(Type typeToResolve, string? name = null) => Resolve(typeToResolve, name, []);

    /// <inheritdoc/>
    public IEnumerable<T> ResolveAll<T>()
        where T : class
    {
        List<string?> names;
        lock (_lock)
            names = [.. _registrations.Keys.Concat(_instances.Keys).Where(k => k.Type == typeof(T)).Select(k => k.Name).Distinct(StringComparer.Ordinal)];
        return names.Select(name => (T)Resolve(typeof(T), name, []));
    }

    /// <inheritdoc/>
    public bool IsRegistered<T>(string? name = null) => IsRegistered(typeof(T), name);

    /// <inheritdoc/>
    public bool IsRegistered(Type type, string? name = null)
    {
        lock (_lock)
        {
            if (_instances.ContainsKey((type, name)) || _registrations.ContainsKey((type, name)))
                return true;
        }

        return _parent is not null && _parent.IsRegistered(type, name);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes of what the container made, last made first, asynchronously where a type can.</summary>
    public async ValueTask DisposeAsync()
    {
        List<Exception>? errors = null;
        foreach (var instance in TakeOwned())
        {
            try
            {
                if (instance is IAsyncDisposable asynchronous)
                    await asynchronous.DisposeAsync();
                else
                    (instance as IDisposable)?.Dispose();
            }
            catch (Exception error)
            {
                (errors ??= []).Add(error);
            }
        }

        GC.SuppressFinalize(this);
        if (errors is [var only])
            ExceptionDispatchInfo.Throw(only);
        if (errors is not null)
            throw new AggregateException("Several instances could not be disposed of.", errors);
    }

    /// <summary>Disposes of what the container made, last made first.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        foreach (var instance in TakeOwned())
            (instance as IDisposable)?.Dispose();
    }

    /// <summary>What is registered here, else from the other container if there is one, else made here.</summary>
    internal T Instance<T>()
    {
        if (typeof(T) == typeof(IObjectContainer) || IsRegistered(typeof(T)))
            return Resolve<T>();
        for (var container = this; container is not null; container = container._parent)
        {
            if (container.Services is not { } services)
                continue;
            return services.Provider.GetService(typeof(T)) is T found
                ? found
                : throw new ObjectContainerException($"{typeof(T).FullName} is not among the services that {services.Name} returns: add it there, as in services.AddScoped<{typeof(T).Name}>().", null);
        }

        return Resolve<T>();
    }

    private List<object> TakeOwned()
    {
        lock (_lock)
        {
            _disposed = true;
            List<object> taken = [.. _owned];
            taken.Reverse();
            _owned.Clear();
            return taken;
        }
    }

    private void Register(Type type, string? name, Func<List<Type>, object> create)
    {
        lock (_lock)
        {
            if (_instances.ContainsKey((type, name)))
                throw new ObjectContainerException($"An object has been resolved for {type.FullName} already; register it before it is first asked for.", null);
            _registrations[(type, name)] = create;
        }
    }

    private object Resolve(Type type, string? name, List<Type> path)
    {
        if (type == typeof(IObjectContainer) || type == typeof(ObjectContainer))
            return this;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_instances.TryGetValue((type, name), out var instance))
                return instance;
            if (_registrations.TryGetValue((type, name), out var create))
                return Own(type, name, create(path));
            for (var parent = _parent; parent is not null; parent = parent._parent)
            {
                if (parent.Has(type, name))
                    return parent.Resolve(type, name, path);
            }

            if (name is not null)
                throw new ObjectContainerException($"Nothing is registered for {type.FullName} under the name '{name}'.", [.. path]);
            return Own(type, null, Create(type, path));
        }
    }

    private bool Has(Type type, string? name)
    {
        lock (_lock)
            return _instances.ContainsKey((type, name)) || _registrations.ContainsKey((type, name));
    }

    private object Own(Type type, string? name, object instance)
    {
        _instances[(type, name)] = instance;
        if (instance is IDisposable or IAsyncDisposable && !_owned.Contains(instance, ReferenceEqualityComparer.Instance))
            _owned.Add(instance);
        return instance;
    }

    private object Create(Type type, List<Type> path)
    {
        if (path.Contains(type))
            throw new ObjectContainerException($"Circular dependency: {type.FullName} needs itself.", [.. path, type]);
        path.Add(type);
        var (constructor, parameters) = Constructors.GetOrAdd(type, static (t, way) => Choose(t, way), path);
        var arguments = new object[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
            arguments[i] = Resolve(parameters[i], null, path);
        path.RemoveAt(path.Count - 1);
        return constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, arguments, null);
    }

    private static (ConstructorInfo Constructor, Type[] Parameters) Choose(Type type, List<Type> path)
    {
        if (type.IsInterface || type.IsAbstract)
            throw new ObjectContainerException($"{type.FullName} is {(type.IsInterface ? "an interface" : "abstract")} and not registered. Register it in a [BeforeScenario] hook: container.RegisterTypeAs<Implementation, {type.Name}>().", [.. path]);
        if (type.IsPrimitive || type == typeof(string) || type.IsValueType)
            throw new ObjectContainerException($"{type.FullName} cannot be injected: it is a primitive or a value type.", [.. path]);
        var constructors = type.GetConstructors();
        if (constructors.Length == 0)
            throw new ObjectContainerException($"{type.FullName} has no public constructor.", [.. path]);
        var longest = constructors.Max(c => c.GetParameters().Length);
        var candidates = constructors.Where(c => c.GetParameters().Length == longest).ToList();
        return candidates is [var one]
            ? (one, [.. one.GetParameters().Select(p => p.ParameterType)])
            : throw new ObjectContainerException($"{type.FullName} has several public constructors of {longest} parameters; leave one.", [.. path]);
    }
}
