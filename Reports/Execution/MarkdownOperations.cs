namespace Reports.Execution;

/// <summary>What of the system's own contract was exercised.</summary>
internal static class MarkdownOperations
{
    public static void Write(MarkdownText page, ExecutionView view)
    {
        if (view.Operations is not { } table)
            return;
        page.Gap();
        page.Line($"## Operations");
        page.Gap();
        page.Line($"{table.Sentence}");
        page.Gap();
        foreach (var never in table.NeverExercised)
            page.Line($"- ○ never exercised: {never.Method} {never.Path} {never.Name ?? ""}");
        page.Gap();
        page.Line($"<details><summary>{table.Operations.Count} operations by status (! is not declared, · was never answered)</summary>");
        page.Gap();
        page.Head(["operation", .. table.Columns]);
        foreach (var operation in table.Operations)
            page.Row([$"{operation.Method} {operation.Path}", .. table.Columns.Select(c => Cell(OperationTable.Cell(operation, c)))]);
        page.Gap();
        page.Line($"</details>");
    }

    private static string Cell((int Times, bool IsDeclared, bool IsUnseen) cell) => cell switch
    {
        (0, _, true) => "·",
        (0, _, _) => "",
        (_, true, _) => $"{cell.Times}",
        _ => $"{cell.Times}!",
    };
}
