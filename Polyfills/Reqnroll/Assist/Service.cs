using Reqnroll.Assist.ValueComparers;
using Reqnroll.Assist.ValueRetrievers;

namespace Reqnroll.Assist;

/// <summary>What the table helpers know about types. One for all scenarios: register in a [BeforeTestRun] hook.</summary>
public class Service
{
    /// <summary>With the built-in retrievers and comparers.</summary>
    public Service() => RestoreDefaults();

    /// <summary>The one that the table helpers use.</summary>
    public static Service Instance { get; } = new();

    /// <summary>They compare a cell with a value.</summary>
    public ServiceComponentList<IValueComparer> ValueComparers { get; private set; } = null!;

    /// <summary>They turn a cell into a value.</summary>
    public ServiceComponentList<IValueRetriever> ValueRetrievers { get; private set; } = null!;

    /// <summary>Forgets what was registered.</summary>
    public void RestoreDefaults()
    {
        var last = new DefaultValueComparer();
        ValueComparers = new ServiceComponentList<IValueComparer>(
            [
                new DateTimeValueComparer(), new DateTimeOffsetValueComparer(), new BoolValueComparer(), new GuidValueComparer(),
                new DecimalValueComparer(), new DoubleValueComparer(), new FloatValueComparer(), last,
            ],
            last);
        ValueRetrievers = new ServiceComponentList<IValueRetriever>(
            [
                new StringValueRetriever(), new IntValueRetriever(), new BoolValueRetriever(), new LongValueRetriever(),
                new FloatValueRetriever(), new DoubleValueRetriever(), new DecimalValueRetriever(), new DateTimeValueRetriever(),
                new DateTimeOffsetValueRetriever(), new DateOnlyValueRetriever(), new TimeOnlyValueRetriever(), new TimeSpanValueRetriever(),
                new GuidValueRetriever(), new EnumValueRetriever(), new ListValueRetriever(), new ArrayValueRetriever(),
                new ByteValueRetriever(), new SByteValueRetriever(), new UIntValueRetriever(), new ShortValueRetriever(),
                new UShortValueRetriever(), new ULongValueRetriever(), new CharValueRetriever(), new UriValueRetriever(),
            ],
            null);
    }

    /// <summary>The retriever for a row of two cells, the first naming the property; null if there is none.</summary>
    public IValueRetriever? GetValueRetrieverFor(DataTableRow row, Type targetType, Type propertyType) =>
        RetrieverFor(KeyValuePair.Create(row[0], row[1]), targetType, propertyType);

    internal IValueRetriever? RetrieverFor(KeyValuePair<string, string> cell, Type targetType, Type propertyType) =>
        ValueRetrievers.FirstOrDefault(r => r.CanRetrieve(cell, targetType, propertyType));
}
