namespace Reqnroll.Assist.ValueRetrievers;

/// <summary>Members of an enum by name; letter case and blanks don't matter.</summary>
public class EnumValueRetriever : IValueRetriever
{
    /// <inheritdoc/>
    public bool CanRetrieve(KeyValuePair<string, string> keyValuePair, Type targetType, Type propertyType) =>
        (Nullable.GetUnderlyingType(propertyType) ?? propertyType).IsEnum;

    /// <inheritdoc/>
    public object? Retrieve(KeyValuePair<string, string> keyValuePair, Type targetType, Type propertyType)
    {
        var nullable = Nullable.GetUnderlyingType(propertyType);
        if (nullable is not null && keyValuePair.Value.Length == 0)
            return null;
        var type = nullable ?? propertyType;
        return Enum.TryParse(type, keyValuePair.Value.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true, out var value)
            ? value
            : throw new InvalidOperationException($"No enum with value {(keyValuePair.Value.Length == 0 ? "{empty}" : keyValuePair.Value)} found. {type.Name} has: {string.Join(", ", Enum.GetNames(type))}.");
    }
}
