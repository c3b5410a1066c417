using System.Globalization;
using Reqnroll.Assist;

namespace Reqnroll;

/// <summary>
/// Makes objects of tables: a column means the property (or constructor parameter) of that name, whatever its letter case, blanks and
/// punctuation. Values are read in the culture of the scenario.
/// </summary>
public static class TableHelperExtensionMethods
{
    /// <summary>One object: of a table of two columns (property, value) or of one row.</summary>
    public static T CreateInstance<T>(this Table table) => CreateInstance<T>(table, (InstanceCreationOptions?)null);

    /// <inheritdoc cref="CreateInstance{T}(Table)"/>
    public static T CreateInstance<T>(this Table table, InstanceCreationOptions? creationOptions) =>
        (T)new InstanceMaker(typeof(T), InstanceTable.Cells(table, typeof(T)), creationOptions, WhatOf<T>()).Make();

    /// <summary>One object that the method makes and the table fills.</summary>
    public static T CreateInstance<T>(this Table table, Func<T> methodToCreateTheInstance) => CreateInstance(table, methodToCreateTheInstance, null);

    /// <inheritdoc cref="CreateInstance{T}(Table, Func{T})"/>
    public static T CreateInstance<T>(this Table table, Func<T> methodToCreateTheInstance, InstanceCreationOptions? creationOptions)
    {
        object instance = methodToCreateTheInstance()!;
        table.FillInstance(instance, creationOptions);
        return (T)instance;
    }

    /// <summary>Sets the properties that the table names.</summary>
    public static void FillInstance(this Table table, object instance) => FillInstance(table, instance, null);

    /// <inheritdoc cref="FillInstance(Table, object)"/>
    public static void FillInstance(this Table table, object instance, InstanceCreationOptions? creationOptions)
    {
        ArgumentNullException.ThrowIfNull(instance);
        var type = instance.GetType();
        new InstanceMaker(type, InstanceTable.Cells(table, type), creationOptions, $"The table cannot be read as {type.Name}:").Fill(instance);
    }

    /// <summary>An object a row.</summary>
    public static IEnumerable<T> CreateSet<T>(this Table table) => CreateSet<T>(table, (InstanceCreationOptions?)null);

    /// <inheritdoc cref="CreateSet{T}(Table)"/>
    public static IEnumerable<T> CreateSet<T>(this Table table, InstanceCreationOptions? creationOptions) =>
        Each(table, (row, what) => (T)new InstanceMaker(typeof(T), [.. row], creationOptions, what).Make());

    /// <summary>An object a row that the method makes and the row fills.</summary>
    public static IEnumerable<T> CreateSet<T>(this Table table, Func<T> methodToCreateEachInstance) => CreateSet(table, methodToCreateEachInstance, null);

    /// <inheritdoc cref="CreateSet{T}(Table, Func{T})"/>
    public static IEnumerable<T> CreateSet<T>(this Table table, Func<T> methodToCreateEachInstance, InstanceCreationOptions? creationOptions) =>
        CreateSet(table, _ => methodToCreateEachInstance(), creationOptions);

    /// <summary>An object a row that the method makes, knowing the row, and the row fills.</summary>
    public static IEnumerable<T> CreateSet<T>(this Table table, Func<DataTableRow, T> methodToCreateEachInstance) => CreateSet(table, methodToCreateEachInstance, null);

    /// <inheritdoc cref="CreateSet{T}(Table, Func{DataTableRow, T})"/>
    public static IEnumerable<T> CreateSet<T>(this Table table, Func<DataTableRow, T> methodToCreateEachInstance, InstanceCreationOptions? creationOptions) =>
        Each(table, (row, what) =>
        {
            object instance = methodToCreateEachInstance(row)!;
            new InstanceMaker(instance.GetType(), [.. row], creationOptions, what).Fill(instance);
            return (T)instance;
        });

    /// <summary>All rows are read at once, so that a wrong cell is an error where the table is, not where the set is walked.</summary>
    private static List<T> Each<T>(Table table, Func<DataTableRow, string, T> make)
    {
        var set = new List<T>(table.RowCount);
        for (var i = 0; i < table.RowCount; i++)
            set.Add(make(table.Rows[i], string.Create(CultureInfo.InvariantCulture, $"Row {i + 1} of the table cannot be read as {typeof(T).Name}:")));
        return set;
    }

    private static string WhatOf<T>() => $"The table cannot be read as {typeof(T).Name}:";
}
