using Reports.Summary;

namespace Reports.Execution;

/// <summary>What of the system's own contract was exercised.</summary>
internal static class HtmlOperations
{
    public static void Write(Html page, ExecutionView view)
    {
        if (view.Operations is not { } table)
            return;
        page.Add($"<section id=\"operations\">\n<h2>Operations <small>{table.Operations.Count - table.NeverExercised.Count} of {table.Operations.Count} exercised</small></h2>\n<p class=\"lead\">{table.Sentence} Every answer is held against the system's OpenAPI document: its status has to be declared, its body has to fit the schema.</p>\n");
        if (table.NeverExercised.Count > 0)
        {
            page.Add($"<ul class=\"links\">\n");
            page.Each(table.NeverExercised, (p, o) => p.Add($"<li class=\"gap\"><span class=\"sign\">○</span><div><code>{o.Method} {o.Path}</code> {o.Name ?? ""} <small>never exercised</small></div></li>\n"));
            page.Add($"</ul>\n");
        }
        page.Add($"<details class=\"group\"><summary><span class=\"name\">Operations by status</span><span class=\"counts\">{table.Operations.Count}</span></summary>\n<div class=\"scroll\"><table class=\"operations\"><thead><tr><th>operation</th>");
        page.Each(table.Columns, (p, c) => p.Add($"<th>{c}</th>"));
        page.Add($"</tr></thead>\n<tbody>\n");
        page.Each(table.Operations, (p, o) => Row(p, o, table.Columns));
        page.Add($"</tbody></table></div>\n<p class=\"lead legend\"><i class=\"good\">7</i> answered, and declared <i class=\"bad\">7</i> answered, and not declared <i class=\"gap\">○</i> declared, and never answered</p>\n</details>\n</section>\n");
    }

    private static void Row(Html page, OperationSummary operation, IReadOnlyList<string> columns)
    {
        page.Add($"<tr><th><code>{operation.Method} {operation.Path}</code> <small>{operation.Name ?? ""}</small></th>");
        foreach (var column in columns)
        {
            var (times, isDeclared, isUnseen) = OperationTable.Cell(operation, column);
            if (times > 0)
                page.Add($"<td class=\"{(isDeclared ? "good" : "bad")}\">{times}</td>");
            else if (isUnseen)
                page.Add($"<td class=\"gap\">○</td>");
            else
                page.Add($"<td></td>");
        }
        page.Add($"</tr>\n");
    }
}
