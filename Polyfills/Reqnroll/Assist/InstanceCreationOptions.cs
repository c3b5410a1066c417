namespace Reqnroll.Assist;

/// <summary>How strictly a table must fit the type that is made of it.</summary>
public class InstanceCreationOptions
{
    /// <summary>A column that fits no property is an error (<see cref="ColumnCouldNotBeBoundException"/>). False: it is left alone.</summary>
    public bool VerifyAllColumnsBound { get; set; }

    /// <summary>With <see cref="VerifyAllColumnsBound"/>: letter case doesn't matter in that check.</summary>
    public bool VerifyCaseInsensitive { get; set; }

    /// <summary>Only a constructor whose parameters are all in the table will do; the longest of them is taken.</summary>
    public bool RequireTableToProvideAllConstructorParameters { get; set; }
}
