using System.Collections;
using System.Globalization;

namespace Reqnroll.Assist.ValueComparers;

/// <summary>Dates with time.</summary>
public class DateTimeValueComparer : IValueComparer
{
    /// <inheritdoc/>
    public bool CanCompare(object? actualValue) => actualValue is DateTime;

    /// <inheritdoc/>
    public bool Compare(string expectedValue, object? actualValue) =>
        DateTime.TryParse(expectedValue, CultureInfo.CurrentCulture, out var expected) && actualValue is DateTime actual && expected == actual;
}

/// <summary>Points in time.</summary>
public class DateTimeOffsetValueComparer : IValueComparer
{
    /// <inheritdoc/>
    public bool CanCompare(object? actualValue) => actualValue is DateTimeOffset;

    /// <inheritdoc/>
    public bool Compare(string expectedValue, object? actualValue) =>
        DateTimeOffset.TryParse(expectedValue, CultureInfo.CurrentCulture, out var expected) && actualValue is DateTimeOffset actual && expected == actual;
}

/// <summary>true and false.</summary>
public class BoolValueComparer : IValueComparer
{
    /// <inheritdoc/>
    public bool CanCompare(object? actualValue) => actualValue is bool;

    /// <inheritdoc/>
    public bool Compare(string expectedValue, object? actualValue) => bool.TryParse(expectedValue, out var expected) && actualValue is bool actual && expected == actual;
}

/// <summary>Unique identifiers.</summary>
public class GuidValueComparer : IValueComparer
{
    /// <inheritdoc/>
    public bool CanCompare(object? actualValue) => actualValue is Guid;

    /// <inheritdoc/>
    public bool Compare(string expectedValue, object? actualValue) => Guid.TryParse(expectedValue, out var expected) && actualValue is Guid actual && expected == actual;
}

/// <summary>Decimals; 1.50 is 1.5.</summary>
public class DecimalValueComparer : IValueComparer
{
    /// <inheritdoc/>
    public bool CanCompare(object? actualValue) => actualValue is decimal;

    /// <inheritdoc/>
    public bool Compare(string expectedValue, object? actualValue) =>
        decimal.TryParse(expectedValue, CultureInfo.CurrentCulture, out var expected) && actualValue is decimal actual && expected == actual;
}

/// <summary>Doubles.</summary>
public class DoubleValueComparer : IValueComparer
{
    /// <inheritdoc/>
    public bool CanCompare(object? actualValue) => actualValue is double;

    /// <inheritdoc/>
    public bool Compare(string expectedValue, object? actualValue) =>
        double.TryParse(expectedValue, CultureInfo.CurrentCulture, out var expected) && actualValue is double actual && expected.Equals(actual);
}

/// <summary>Floats.</summary>
public class FloatValueComparer : IValueComparer
{
    /// <inheritdoc/>
    public bool CanCompare(object? actualValue) => actualValue is float;

    /// <inheritdoc/>
    public bool Compare(string expectedValue, object? actualValue) =>
        float.TryParse(expectedValue, CultureInfo.CurrentCulture, out var expected) && actualValue is float actual && expected.Equals(actual);
}

/// <summary>Everything else: by its text, or by the value that the cell stands for; an empty cell is null or an empty text.</summary>
public class DefaultValueComparer : IValueComparer
{
    /// <inheritdoc/>
    public bool CanCompare(object? actualValue) => true;

    /// <inheritdoc/>
    public bool Compare(string expectedValue, object? actualValue)
    {
        if (string.Equals(expectedValue, Convert.ToString(actualValue, CultureInfo.CurrentCulture) ?? "", StringComparison.Ordinal))
            return true;
        if (actualValue is null or string || expectedValue.Length == 0 && actualValue is not IEnumerable)
            return false;
        return actualValue is IEnumerable items ? CompareAll(expectedValue, items) : Means(expectedValue, actualValue);
    }

    private static bool Means(string expectedValue, object actualValue)
    {
        var cell = KeyValuePair.Create("", expectedValue);
        var type = actualValue.GetType();
        if (Service.Instance.RetrieverFor(cell, type, type) is not { } retriever)
            return false;
        try
        {
            return Equals(retriever.Retrieve(cell, type, type), actualValue);
        }
        catch (Exception error) when (error is FormatException or OverflowException or InvalidOperationException or ArgumentException)
        {
            // A text that is no value of this type is not this value; the difference shows both.
            return false;
        }
    }

    private static bool CompareAll(string expectedValue, IEnumerable items)
    {
        var expected = string.IsNullOrWhiteSpace(expectedValue) ? [] : expectedValue.Split([',', ';'], StringSplitOptions.TrimEntries);
        var actual = items.Cast<object?>().ToList();
        return expected.Length == actual.Count && expected.Zip(actual, Comparison.Same).All(same => same);
    }
}
