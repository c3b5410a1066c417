namespace Reqnroll;

/// <summary>A bag of values that lives as long as the scenario, feature or step it belongs to.</summary>
public abstract class ReqnrollContext : Dictionary<string, object>, IReqnrollContext, IDisposable
{
    private protected ReqnrollContext()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>The error that ended it; null so far or if all is well.</summary>
    public Exception? TestError { get; internal set; }

    /// <summary>Stores a value under its type's name.</summary>
    public void Set<T>(T data) => Set(data, KeyOf<T>());

    /// <summary>Stores a value under a name.</summary>
    public void Set<T>(T data, string key) => this[key] = data!;

    /// <summary>The value stored under its type's name.</summary>
    public T Get<T>() => Get<T>(KeyOf<T>());

    /// <summary>The value stored under a name.</summary>
    public T Get<T>(string key) => TryGetValue(key, out var value)
        ? (T)value
        : throw new KeyNotFoundException($"{GetType().Name} has no value '{key}'. It has: {(Count == 0 ? "none" : string.Join(", ", Keys))}.");

    /// <summary>The value stored under its type's name, if there is one.</summary>
    public bool TryGetValue<TValue>(out TValue value) => TryGetValue(KeyOf<TValue>(), out value);

    /// <summary>The value stored under a name, if there is one.</summary>
    public bool TryGetValue<TValue>(string key, out TValue value)
    {
        var found = base.TryGetValue(key, out var stored);
        value = found ? (TValue)stored! : default!;
        return found;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Forgets the values.</summary>
    protected virtual void Dispose(bool disposing) => Clear();

    private static string KeyOf<T>() => typeof(T).FullName ?? typeof(T).Name;
}
