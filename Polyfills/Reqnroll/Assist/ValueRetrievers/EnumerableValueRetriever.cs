using System.Collections;

namespace Reqnroll.Assist.ValueRetrievers;

/// <summary>Several values in one cell, parted by commas or semicolons.</summary>
public abstract class EnumerableValueRetriever : IValueRetriever
{
    private static readonly char[] Separators = [',', ';'];

    /// <inheritdoc/>
    public abstract bool CanRetrieve(KeyValuePair<string, string> keyValuePair, Type targetType, Type propertyType);

    /// <inheritdoc/>
    public object? Retrieve(KeyValuePair<string, string> keyValuePair, Type targetType, Type propertyType)
    {
        var type = GetActualValueType(propertyType)!;
        var texts = string.IsNullOrWhiteSpace(keyValuePair.Value) ? [] : keyValuePair.Value.Split(Separators, StringSplitOptions.TrimEntries);
        var values = new List<object?>(texts.Length);
        foreach (var text in texts)
        {
            var item = KeyValuePair.Create(keyValuePair.Key, text);
            var retriever = Service.Instance.RetrieverFor(item, targetType, type)
                ?? throw new InvalidOperationException($"No value retriever is registered for the items, {type.Name}.");
            values.Add(retriever.Retrieve(item, targetType, type));
        }

        return BuildInstance(values.Count, values, type);
    }

    /// <summary>The type of an item.</summary>
    protected abstract Type? GetActualValueType(Type propertyType);

    /// <summary>The collection.</summary>
    protected abstract object BuildInstance(int count, IEnumerable values, Type valueType);

    private protected static Array ToArray(int count, IEnumerable values, Type type)
    {
        var array = Array.CreateInstance(type, count);
        var i = 0;
        foreach (var value in values)
            array.SetValue(value, i++);
        return array;
    }
}

/// <summary>Arrays.</summary>
public class ArrayValueRetriever : EnumerableValueRetriever
{
    /// <inheritdoc/>
    public override bool CanRetrieve(KeyValuePair<string, string> keyValuePair, Type targetType, Type propertyType) => propertyType.IsArray;

    /// <inheritdoc/>
    protected override Type? GetActualValueType(Type propertyType) => propertyType.GetElementType();

    /// <inheritdoc/>
    protected override object BuildInstance(int count, IEnumerable values, Type valueType) => ToArray(count, values, valueType);
}

/// <summary>Lists, and the interfaces that a list has.</summary>
public class ListValueRetriever : EnumerableValueRetriever
{
    private static readonly HashSet<Type> Kinds =
        [typeof(List<>), typeof(IEnumerable<>), typeof(ICollection<>), typeof(IList<>), typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>)];

    /// <inheritdoc/>
    public override bool CanRetrieve(KeyValuePair<string, string> keyValuePair, Type targetType, Type propertyType) =>
        propertyType.IsGenericType && Kinds.Contains(propertyType.GetGenericTypeDefinition());

    /// <inheritdoc/>
    protected override Type? GetActualValueType(Type propertyType) => propertyType.GetGenericArguments()[0];

    /// <inheritdoc/>
    protected override object BuildInstance(int count, IEnumerable values, Type valueType) =>
        Activator.CreateInstance(typeof(List<>).MakeGenericType(valueType), ToArray(count, values, valueType))!;
}
