namespace Reqnroll.Assist.ValueRetrievers;

/// <summary>For a value type and its nullable form: an empty cell is null there, and the type's default here.</summary>
public abstract class StructRetriever<T> : IValueRetriever
    where T : struct
{
    /// <inheritdoc/>
    public bool CanRetrieve(KeyValuePair<string, string> keyValuePair, Type targetType, Type propertyType) =>
        propertyType == typeof(T) || propertyType == typeof(T?);

    /// <inheritdoc/>
    public object? Retrieve(KeyValuePair<string, string> keyValuePair, Type targetType, Type propertyType)
    {
        if (!string.IsNullOrWhiteSpace(keyValuePair.Value))
            return GetNonEmptyValue(keyValuePair.Value.Trim());
        return propertyType == typeof(T?) ? null : default(T);
    }

    /// <summary>The value of a cell that is not empty; an exception if it is not one.</summary>
    protected abstract T GetNonEmptyValue(string value);
}

/// <summary>For a reference type.</summary>
public abstract class ClassRetriever<T> : IValueRetriever
    where T : class
{
    /// <inheritdoc/>
    public bool CanRetrieve(KeyValuePair<string, string> keyValuePair, Type targetType, Type propertyType) => propertyType == typeof(T);

    /// <inheritdoc/>
    public object? Retrieve(KeyValuePair<string, string> keyValuePair, Type targetType, Type propertyType) => GetNonEmptyValue(keyValuePair.Value);

    /// <summary>The value of a cell.</summary>
    protected abstract T? GetNonEmptyValue(string value);
}

/// <summary>Lets a table say null: <c>Register(new NullValueRetriever("&lt;null&gt;"))</c>. Not registered by default.</summary>
public class NullValueRetriever(string nullText) : IValueRetriever
{
    /// <inheritdoc/>
    public bool CanRetrieve(KeyValuePair<string, string> keyValuePair, Type targetType, Type propertyType) =>
        (!propertyType.IsValueType || Nullable.GetUnderlyingType(propertyType) is not null)
        && string.Equals(keyValuePair.Value.Trim(), nullText, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public object? Retrieve(KeyValuePair<string, string> keyValuePair, Type targetType, Type propertyType) => null;
}
