// Oblivious of null as in the real package: implementations may write object or object?.
#nullable disable annotations
namespace Reqnroll.Assist;

/// <summary>Turns a cell into the value of a property. Register with <c>Service.Instance.ValueRetrievers.Register(...)</c>.</summary>
public interface IValueRetriever
{
    /// <summary>Whether this one is for that cell and property.</summary>
    /// <param name="keyValuePair">Column name and cell.</param>
    /// <param name="targetType">The type that is being made.</param>
    /// <param name="propertyType">The type of its property.</param>
    bool CanRetrieve(KeyValuePair<string, string> keyValuePair, Type targetType, Type propertyType);

    /// <summary>The value; an exception if the cell's text is not one.</summary>
    /// <param name="keyValuePair">Column name and cell.</param>
    /// <param name="targetType">The type that is being made.</param>
    /// <param name="propertyType">The type of its property.</param>
    object Retrieve(KeyValuePair<string, string> keyValuePair, Type targetType, Type propertyType);
}
