namespace Allure.Net.Commons;

/// <summary>Puts values into words, for parameters and for the names of steps.</summary>
public interface ITypeFormatter
{
    /// <summary>The value in words.</summary>
    string Format(object value);
}

/// <summary>Puts values of one type into words.</summary>
/// <typeparam name="T">The type.</typeparam>
public abstract class TypeFormatter<T> : ITypeFormatter
{
    /// <summary>The value in words.</summary>
    public abstract string Format(T value);

    string ITypeFormatter.Format(object value) => Format((T)value);
}
