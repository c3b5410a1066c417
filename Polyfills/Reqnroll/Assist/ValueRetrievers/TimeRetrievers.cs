using System.Globalization;

namespace Reqnroll.Assist.ValueRetrievers;

/// <summary>Cells of <see cref="DateTime"/>, in the culture of the scenario.</summary>
public class DateTimeValueRetriever : StructRetriever<DateTime>
{
    /// <summary>How a time zone is read; None by default.</summary>
    public static DateTimeStyles DateTimeStyles { get; set; } = DateTimeStyles.None;

    /// <inheritdoc/>
    protected override DateTime GetNonEmptyValue(string value) => DateTime.Parse(value, CultureInfo.CurrentCulture, DateTimeStyles);
}

/// <summary>Cells of <see cref="DateTimeOffset"/>, in the culture of the scenario.</summary>
public class DateTimeOffsetValueRetriever : StructRetriever<DateTimeOffset>
{
    /// <summary>How a time zone is read; None by default.</summary>
    public static DateTimeStyles DateTimeStyles { get; set; } = DateTimeStyles.None;

    /// <inheritdoc/>
    protected override DateTimeOffset GetNonEmptyValue(string value) => DateTimeOffset.Parse(value, CultureInfo.CurrentCulture, DateTimeStyles);
}

/// <summary>Cells of <see cref="DateOnly"/>, in the culture of the scenario.</summary>
internal sealed class DateOnlyValueRetriever : StructRetriever<DateOnly>
{
    /// <inheritdoc/>
    protected override DateOnly GetNonEmptyValue(string value) => DateOnly.Parse(value, CultureInfo.CurrentCulture);
}

/// <summary>Cells of <see cref="TimeOnly"/>, in the culture of the scenario.</summary>
internal sealed class TimeOnlyValueRetriever : StructRetriever<TimeOnly>
{
    /// <inheritdoc/>
    protected override TimeOnly GetNonEmptyValue(string value) => TimeOnly.Parse(value, CultureInfo.CurrentCulture);
}

/// <summary>Cells of <see cref="TimeSpan"/>, in the culture of the scenario.</summary>
public class TimeSpanValueRetriever : StructRetriever<TimeSpan>
{
    /// <inheritdoc/>
    protected override TimeSpan GetNonEmptyValue(string value) => TimeSpan.Parse(value, CultureInfo.CurrentCulture);
}
