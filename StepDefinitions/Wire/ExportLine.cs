namespace StepDefinitions.Wire;

/// <summary>A line of the export, as tables in features spell it.</summary>
public sealed record ExportLine(string Description, string Status, string Amount, string Currency, string DueDate, string Student, string Created, string Sent)
{
    /// <summary>By the names of the columns, in whatever order they stand.</summary>
    public static IReadOnlyList<ExportLine> Of(string csv)
    {
        var lines = Csv.Read(csv);
        var at = lines[0].Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
        return [.. lines.Skip(1).Select(l => new ExportLine(l[at["description"]], l[at["status"]], l[at["amount"]], l[at["currency"]], l[at["due_date"]], l[at["student_name"]], l[at["created_at"]], l[at["sent_at"]]))];
    }
}
