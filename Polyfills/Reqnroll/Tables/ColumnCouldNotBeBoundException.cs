namespace Reqnroll;

/// <summary>A table has columns that fit no property (<see cref="Assist.InstanceCreationOptions.VerifyAllColumnsBound"/>).</summary>
public class ColumnCouldNotBeBoundException : Exception
{
    /// <summary>With the usual message.</summary>
    public ColumnCouldNotBeBoundException()
        : this([])
    {
    }

    /// <summary>For these columns.</summary>
    public ColumnCouldNotBeBoundException(IList<string> columns)
        : this($"No property or field for: {string.Join(", ", columns)}.", columns)
    {
    }

    /// <summary>For these columns, with a message.</summary>
    public ColumnCouldNotBeBoundException(string message, IList<string> columns)
        : base(message) => Columns = columns;

    /// <summary>For these columns, with a message and a cause.</summary>
    public ColumnCouldNotBeBoundException(string message, Exception innerException, IList<string> columns)
        : base(message, innerException) => Columns = columns;

    /// <summary>The columns.</summary>
    public IList<string> Columns { get; }
}
