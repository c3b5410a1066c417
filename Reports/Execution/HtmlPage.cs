using Reports.AllureReport;

namespace Reports.Execution;

/// <summary>The page for a browser: one file, no script, nothing from elsewhere.</summary>
internal static class HtmlPage
{
    public static string Of(ExecutionView view)
    {
        var page = new Html();
        page.Add($"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self' file:\">\n");
        page.Add($"<title>{view.Verdict.Word}: integration tests</title>\n<style>\n{Style()}</style>\n</head>\n<body>\n");
        HtmlHead.Write(page, view);
        page.Add($"<main>\n");
        HtmlGate.Write(page, view);
        HtmlChanges.Write(page, view);
        HtmlFailures.Write(page, view);
        HtmlFlaky.Write(page, view);
        HtmlResults.Write(page, view);
        HtmlCoverage.Write(page, view);
        HtmlOperations.Write(page, view);
        HtmlRemarks.Write(page, view);
        page.Add($"</main>\n");
        HtmlFoot.Write(page, view);
        page.Add($"</body>\n</html>\n");
        return page.ToString();
    }

    /// <summary>Our own file: it holds nothing that would have to be escaped.</summary>
    private static Markup Style() => new(EmbeddedFile.Read("execution.css"));
}
