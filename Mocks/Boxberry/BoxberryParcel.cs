namespace Mocks.Boxberry;

/// <summary>A parcel at Boxberry, as it is now.</summary>
public sealed class BoxberryParcel
{
    private readonly List<BoxberryStatus> _statuses = [];

    internal BoxberryParcel()
    {
    }

    /// <summary>Boxberry's number.</summary>
    public required string Track { get; init; }

    /// <summary>The shop's number.</summary>
    public required string OrderId { get; init; }

    /// <summary>Where it goes to.</summary>
    public required string Zip { get; init; }

    /// <summary>Who gets it.</summary>
    public required string Customer { get; init; }

    /// <summary>In grams.</summary>
    public int Weight { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whether the shop has taken it back.</summary>
    public bool IsDeleted { get; internal set; }

    /// <summary>What has happened to it, oldest first.</summary>
    public IReadOnlyList<BoxberryStatus> Statuses => [.. _statuses];

    internal void Add(BoxberryStatus status) => _statuses.Add(status);
}

/// <summary>Something that happened to a parcel.</summary>
/// <param name="Name">In Boxberry's words.</param>
/// <param name="At">When.</param>
public sealed record BoxberryStatus(string Name, DateTimeOffset At);

/// <summary>The names of statuses. There are no codes.</summary>
public static class BoxberryStatuses
{
    /// <summary>Those that the fake knows, in the order in which a parcel may pass them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "Загружен реестр ИМ", "Принято к доставке", "Передано на сортировку", "Отправлено в город назначения", "Поступило в пункт выдачи", "Передано на доставку курьеру", "Выдано",
        "Готовится к возврату", "Возвращено в ИМ",
    ];

    /// <exception cref="ArgumentException">Boxberry has no such status.</exception>
    internal static void Require(string name)
    {
        if (!All.Contains(name, StringComparer.Ordinal))
            throw new ArgumentException($"Boxberry has no status '{name}'. Nearest: {string.Join(", ", Hosting.Nearest.To(name, All))}.", nameof(name));
    }
}
