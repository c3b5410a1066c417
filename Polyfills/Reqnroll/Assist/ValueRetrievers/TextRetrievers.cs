namespace Reqnroll.Assist.ValueRetrievers;

/// <summary>Cells as they are.</summary>
public class StringValueRetriever : ClassRetriever<string>
{
    /// <inheritdoc/>
    protected override string GetNonEmptyValue(string value) => value;
}

/// <summary>Addresses, absolute or relative; an empty cell is null.</summary>
public class UriValueRetriever : ClassRetriever<Uri>
{
    /// <inheritdoc/>
    protected override Uri? GetNonEmptyValue(string value) => value.Length == 0 ? null : new Uri(value, UriKind.RelativeOrAbsolute);
}

/// <summary>Single characters.</summary>
public class CharValueRetriever : StructRetriever<char>
{
    /// <inheritdoc/>
    protected override char GetNonEmptyValue(string value) => char.Parse(value);
}

/// <summary>Unique identifiers.</summary>
public class GuidValueRetriever : StructRetriever<Guid>
{
    /// <inheritdoc/>
    protected override Guid GetNonEmptyValue(string value) => Guid.Parse(value);
}

/// <summary>true and false, 1 and 0, правда and ложь.</summary>
public class BoolValueRetriever : StructRetriever<bool>
{
    private static readonly HashSet<string> Yes = new(StringComparer.OrdinalIgnoreCase) { "true", "1", "правда", "истина" };
    private static readonly HashSet<string> No = new(StringComparer.OrdinalIgnoreCase) { "false", "0", "неправда", "ложь" };

    /// <inheritdoc/>
    protected override bool GetNonEmptyValue(string value) =>
        Yes.Contains(value) || (No.Contains(value) ? false : throw new FormatException("Write true or false."));
}
