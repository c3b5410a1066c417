namespace Reports.Execution;

/// <summary>How it ran, and the other files.</summary>
internal static class HtmlFoot
{
    public static void Write(Html page, ExecutionView view)
    {
        page.Add($"<footer id=\"how\" class=\"wide\">\n<h2>How it ran</h2>\n<dl class=\"facts\">\n");
        page.Each(view.Facts(), (p, f) => p.Add($"<dt>{f.Name}</dt><dd>{f.Value}</dd>\n"));
        page.Add($"</dl>\n<p>Beside this page: ");
        if (view.WithAllure)
            page.Add($"<a href=\"allure-report/index.html\">Allure report</a>, ");
        page.Add($"<a href=\"summary.json\">summary.json</a>, <a href=\"junit.xml\">junit.xml</a>, <a href=\"execution-report.md\">this page in Markdown</a>.</p>\n</footer>\n");
    }
}
