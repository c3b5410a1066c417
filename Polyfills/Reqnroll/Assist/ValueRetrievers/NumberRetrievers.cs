using System.Globalization;

namespace Reqnroll.Assist.ValueRetrievers;

/// <summary>Cells of <see cref="int"/>, in the culture of the scenario.</summary>
public class IntValueRetriever : StructRetriever<int>
{
    /// <inheritdoc/>
    protected override int GetNonEmptyValue(string value) => int.Parse(value, NumberStyles.Integer | NumberStyles.AllowThousands, CultureInfo.CurrentCulture);
}

/// <summary>Cells of <see cref="long"/>, in the culture of the scenario.</summary>
public class LongValueRetriever : StructRetriever<long>
{
    /// <inheritdoc/>
    protected override long GetNonEmptyValue(string value) => long.Parse(value, NumberStyles.Integer | NumberStyles.AllowThousands, CultureInfo.CurrentCulture);
}

/// <summary>Cells of <see cref="short"/>, in the culture of the scenario.</summary>
public class ShortValueRetriever : StructRetriever<short>
{
    /// <inheritdoc/>
    protected override short GetNonEmptyValue(string value) => short.Parse(value, NumberStyles.Integer | NumberStyles.AllowThousands, CultureInfo.CurrentCulture);
}

/// <summary>Cells of <see cref="byte"/>, in the culture of the scenario.</summary>
public class ByteValueRetriever : StructRetriever<byte>
{
    /// <inheritdoc/>
    protected override byte GetNonEmptyValue(string value) => byte.Parse(value, NumberStyles.Integer | NumberStyles.AllowThousands, CultureInfo.CurrentCulture);
}

/// <summary>Cells of <see cref="sbyte"/>, in the culture of the scenario.</summary>
public class SByteValueRetriever : StructRetriever<sbyte>
{
    /// <inheritdoc/>
    protected override sbyte GetNonEmptyValue(string value) => sbyte.Parse(value, NumberStyles.Integer | NumberStyles.AllowThousands, CultureInfo.CurrentCulture);
}

/// <summary>Cells of <see cref="uint"/>, in the culture of the scenario.</summary>
public class UIntValueRetriever : StructRetriever<uint>
{
    /// <inheritdoc/>
    protected override uint GetNonEmptyValue(string value) => uint.Parse(value, NumberStyles.Integer | NumberStyles.AllowThousands, CultureInfo.CurrentCulture);
}

/// <summary>Cells of <see cref="ulong"/>, in the culture of the scenario.</summary>
public class ULongValueRetriever : StructRetriever<ulong>
{
    /// <inheritdoc/>
    protected override ulong GetNonEmptyValue(string value) => ulong.Parse(value, NumberStyles.Integer | NumberStyles.AllowThousands, CultureInfo.CurrentCulture);
}

/// <summary>Cells of <see cref="ushort"/>, in the culture of the scenario.</summary>
public class UShortValueRetriever : StructRetriever<ushort>
{
    /// <inheritdoc/>
    protected override ushort GetNonEmptyValue(string value) => ushort.Parse(value, NumberStyles.Integer | NumberStyles.AllowThousands, CultureInfo.CurrentCulture);
}

/// <summary>Cells of <see cref="decimal"/>, in the culture of the scenario.</summary>
public class DecimalValueRetriever : StructRetriever<decimal>
{
    /// <inheritdoc/>
    protected override decimal GetNonEmptyValue(string value) => decimal.Parse(value, NumberStyles.Number, CultureInfo.CurrentCulture);
}

/// <summary>Cells of <see cref="double"/>, in the culture of the scenario.</summary>
public class DoubleValueRetriever : StructRetriever<double>
{
    /// <inheritdoc/>
    protected override double GetNonEmptyValue(string value) => double.Parse(value, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.CurrentCulture);
}

/// <summary>Cells of <see cref="float"/>, in the culture of the scenario.</summary>
public class FloatValueRetriever : StructRetriever<float>
{
    /// <inheritdoc/>
    protected override float GetNonEmptyValue(string value) => float.Parse(value, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.CurrentCulture);
}
