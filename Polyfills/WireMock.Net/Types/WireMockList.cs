namespace WireMock.Types;

/// <summary>The values of one header or query parameter; mostly there is one, and then the list reads like it.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public class WireMockList<T> : List<T>
{
    /// <summary>An empty list.</summary>
    public WireMockList()
    {
    }

    /// <summary>A list of these values.</summary>
    public WireMockList(params T[] collection)
        : base(collection)
    {
    }

    /// <summary>A list of these values.</summary>
    public WireMockList(IEnumerable<T> collection)
        : base(collection)
    {
    }

    /// <summary>A list of one value.</summary>
    public static implicit operator WireMockList<T>(T value) => [value];

    /// <summary>A list of these values.</summary>
    public static implicit operator WireMockList<T>(T[] values) => new(values);

    /// <summary>The single value, or all of them separated by a comma and a space.</summary>
    public override string ToString() => string.Join(", ", this);
}
