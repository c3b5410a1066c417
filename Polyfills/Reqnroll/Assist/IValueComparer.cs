// Oblivious of null as in the real package: implementations may write object or object?.
#nullable disable annotations
namespace Reqnroll.Assist;

/// <summary>Compares a cell with the value of a property. Register with <c>Service.Instance.ValueComparers.Register(...)</c>.</summary>
public interface IValueComparer
{
    /// <summary>Whether this one is for that value.</summary>
    bool CanCompare(object actualValue);

    /// <summary>Whether the value is what the cell says.</summary>
    bool Compare(string expectedValue, object actualValue);
}
