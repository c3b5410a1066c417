using Reqnroll;
using Reqnroll.Assist.Attributes;

namespace Tests.Engine.Tables;

public enum Seat
{
    Window,
    MiddleOfRow,
    Aisle,
}

public sealed class Booking
{
    public string? Name { get; set; }

    public decimal TotalPrice { get; set; }

    public int? Bags { get; set; }

    public bool Paid { get; set; }

    public Seat Seat { get; set; }

    public Guid Id { get; init; }

    public DateTime Taken { get; set; }

    public DateTimeOffset Departs { get; set; }

    public DateOnly Day { get; set; }

    public TimeOnly Boarding { get; set; }

    public TimeSpan Takes { get; set; }

    public double Weight { get; set; }

    public Uri? Link { get; set; }

    public string[] Meals { get; set; } = [];

    public IReadOnlyList<int> Rows { get; set; } = [];

    [TableAliases("Last[ ]?Name", "Family")]
    public string? Surname { get; set; }

    public string Code => "fixed";
}

public sealed record Passenger(string FullName, int Age, Seat Seat = Seat.Aisle)
{
    public string? Note { get; init; }
}

internal static class Tables
{
    /// <summary>Lines of cells parted by pipes, the header first.</summary>
    public static DataTable Of(params string[] lines)
    {
        var table = new DataTable(Cells(lines[0]));
        foreach (var line in lines.Skip(1))
            table.AddRow(Cells(line));
        return table;
    }

    private static string[] Cells(string line) => [.. line.Split('|').Select(c => c.Trim())];
}
