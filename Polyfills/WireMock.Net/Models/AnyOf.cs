namespace AnyOfTypes;

/// <summary>One of two types; a value of either converts implicitly.</summary>
/// <typeparam name="TFirst">The first type.</typeparam>
/// <typeparam name="TSecond">The second type.</typeparam>
public readonly struct AnyOf<TFirst, TSecond>
{
    /// <summary>A value of the first type.</summary>
    public AnyOf(TFirst value)
    {
        First = value;
        IsFirst = true;
        Second = default!;
    }

    /// <summary>A value of the second type.</summary>
    public AnyOf(TSecond value)
    {
        Second = value;
        IsSecond = true;
        First = default!;
    }

    /// <summary>Whether it is of the first type.</summary>
    public bool IsFirst { get; }

    /// <summary>Whether it is of the second type.</summary>
    public bool IsSecond { get; }

    /// <summary>The value, where <see cref="IsFirst"/>.</summary>
    public TFirst First { get; }

    /// <summary>The value, where <see cref="IsSecond"/>.</summary>
    public TSecond Second { get; }

    /// <summary>A value of the first type.</summary>
    public static implicit operator AnyOf<TFirst, TSecond>(TFirst value) => new(value);

    /// <summary>A value of the second type.</summary>
    public static implicit operator AnyOf<TFirst, TSecond>(TSecond value) => new(value);
}
