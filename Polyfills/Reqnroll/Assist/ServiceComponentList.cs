using System.Collections;

namespace Reqnroll.Assist;

/// <summary>Retrievers or comparers; the first that can is taken, what is registered last comes first.</summary>
public class ServiceComponentList<T> : IEnumerable<T>
    where T : notnull
{
    private readonly Lock _lock = new();
    private T[] _components;
    private T? _default;

    /// <summary>An empty list.</summary>
    public ServiceComponentList()
        : this([], null)
    {
    }

    internal ServiceComponentList(T[] components, object? last) => (_components, _default) = (components, last is T given ? given : default);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_components).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Adds one before all others.</summary>
    public void Register(T component) => Change(list => list.Insert(0, component));

    /// <summary>Adds one before all others.</summary>
    public void Register<TImpl>()
        where TImpl : T, new() => Register(new TImpl());

    /// <summary>Removes one.</summary>
    public void Unregister(T component) => Change(list => list.Remove(component));

    /// <summary>Removes all of a type.</summary>
    public void Unregister<TImpl>()
        where TImpl : T => Change(list => list.RemoveAll(c => c is TImpl));

    /// <summary>Removes one, adds another before all others.</summary>
    public void Replace(T oldComponent, T newComponent)
    {
        Unregister(oldComponent);
        Register(newComponent);
    }

    /// <summary>Removes all of a type, adds another before all others.</summary>
    public void Replace<TOld, TNew>()
        where TOld : T
        where TNew : T, new()
    {
        Unregister<TOld>();
        Register<TNew>();
    }

    /// <summary>The one that is asked when no other can; takes the place of the former.</summary>
    public void SetDefault(T newComponent)
    {
        ClearDefault();
        Change(list => list.Add(newComponent));
        _default = newComponent;
    }

    /// <summary>The one that is asked when no other can; takes the place of the former.</summary>
    public void SetDefault<TImpl>()
        where TImpl : T, new() => SetDefault(new TImpl());

    /// <summary>Removes the one that is asked when no other can.</summary>
    public void ClearDefault()
    {
        if (_default is { } former)
            Unregister(former);
        _default = default;
    }

    /// <summary>Removes all.</summary>
    public void Clear()
    {
        Change(list => list.Clear());
        _default = default;
    }

    /// <summary>A new array each time: scenarios that run meanwhile keep walking the old one.</summary>
    private void Change(Action<List<T>> change)
    {
        lock (_lock)
        {
            List<T> list = [.. _components];
            change(list);
            _components = [.. list];
        }
    }
}
