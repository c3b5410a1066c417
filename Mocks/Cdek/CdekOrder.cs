namespace Mocks.Cdek;

/// <summary>An order at CDEK, as it is now.</summary>
public sealed class CdekOrder
{
    private readonly List<CdekStatus> _statuses = [];

    internal CdekOrder()
    {
    }

    /// <summary>CDEK's id, a UUID.</summary>
    public required string Uuid { get; init; }

    /// <summary>The shop's number.</summary>
    public required string Number { get; init; }

    /// <summary>The waybill's number; null while CDEK has not looked at the order, or has found it wrong.</summary>
    public string? CdekNumber { get; internal set; }

    /// <summary>The tariff's code.</summary>
    public int TariffCode { get; init; }

    /// <summary>Where it goes to.</summary>
    public required string ToPostalCode { get; init; }

    /// <summary>Who gets it.</summary>
    public required string Recipient { get; init; }

    /// <summary>All packages together.</summary>
    public int WeightGrams { get; init; }

    /// <summary>What became of the request to create it: ACCEPTED, SUCCESSFUL or INVALID.</summary>
    public string State { get; internal set; } = "ACCEPTED";

    /// <summary>Why it is INVALID.</summary>
    public (string Code, string Message)? Problem { get; internal set; }

    /// <summary>What has happened to it, oldest first.</summary>
    public IReadOnlyList<CdekStatus> Statuses => [.. _statuses];

    /// <summary>The latest status' code.</summary>
    public string Status => _statuses[^1].Code;

    /// <summary>How often it is still to be asked for before CDEK has looked at it.</summary>
    internal int LooksLeft { get; set; }

    internal void Add(CdekStatus status) => _statuses.Add(status);
}

/// <summary>Something that happened to an order.</summary>
/// <param name="Code">CDEK's code: "DELIVERED".</param>
/// <param name="City">Where.</param>
/// <param name="At">When.</param>
public sealed record CdekStatus(string Code, string City, DateTimeOffset At);
