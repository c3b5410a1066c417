using System.Text.RegularExpressions;

namespace Reports.AllureReport;

/// <summary>Makes a generated page keep to itself: the analytics that Allure puts in are taken out, and the browser is told to load nothing from elsewhere.</summary>
internal static partial class OfflinePage
{
    /// <summary>What the page may load: itself, and what it carries.</summary>
    private const string Policy =
        """<meta http-equiv="Content-Security-Policy" content="default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; form-action 'none'">""";

    /// <summary>Treats every page below a folder, and packs what it carries.</summary>
    public static void TreatAll(string folder)
    {
        foreach (var page in Directory.EnumerateFiles(folder, "*.html", SearchOption.AllDirectories))
            File.WriteAllText(page, Treat(System.Text.Encoding.UTF8.GetString(PackedPage.Of(File.ReadAllBytes(page)))));
    }

    /// <summary>The page without scripts from elsewhere and without the one that feeds them.</summary>
    public static string Treat(string html)
    {
        html = ForeignScript().Replace(html, "");
        return html.Contains("Content-Security-Policy", StringComparison.Ordinal) ? html : Head().Replace(html, m => $"{m.Value}\n    {Policy}", 1);
    }

    /// <summary>A script by address; and directly behind it the one that starts the tag manager.</summary>
    [GeneratedRegex("""<script\b[^>]*?\bsrc\s*=\s*["']?(https?:)?//[^>]*>\s*</script>(\s*<script>\s*window\.dataLayer\b[\s\S]*?</script>)?""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ForeignScript();

    [GeneratedRegex("<head[^>]*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Head();
}
