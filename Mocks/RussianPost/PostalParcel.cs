namespace Mocks.RussianPost;

/// <summary>A parcel in Otpravka, as it is now.</summary>
public sealed class PostalParcel
{
    internal PostalParcel()
    {
    }

    /// <summary>Otpravka's number.</summary>
    public required long Id { get; init; }

    /// <summary>14 digits, the last of which checks the others.</summary>
    public required string Barcode { get; init; }

    /// <summary>The shop's number; it need not be the only one.</summary>
    public required string OrderNum { get; init; }

    /// <summary>Where it goes to.</summary>
    public required string IndexTo { get; init; }

    /// <summary>Who gets it.</summary>
    public required string Recipient { get; init; }

    /// <summary>In grams.</summary>
    public int Mass { get; init; }

    /// <summary>The batch that it is in; null: it is in the backlog.</summary>
    public string? Batch { get; internal set; }

    /// <summary>The latest operation on its way; null before there is one.</summary>
    public string? Operation { get; internal set; }

    /// <summary>When that was.</summary>
    public DateTimeOffset? OperationAt { get; internal set; }
}
