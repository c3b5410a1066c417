using System.Globalization;
using Reports.Summary;

namespace Reports.Execution;

/// <summary>The integration matrix as a picture: modules against modules, vendors and paths in rows of their own.</summary>
internal static class HtmlMatrix
{
    private const int Cell = 30, Label = 118, Top = 96, Tile = 132, PerRow = 7;

    public static void Write(Html page, ExecutionView view)
    {
        var pairs = view.Links.Where(l => l.State.Kind == "internal").Select(l => (Link: l, Ends: l.State.Name.Split('-', 2))).Where(p => p.Ends.Length == 2).ToList();
        var rows = pairs.Select(p => p.Ends[0]).Distinct(StringComparer.Ordinal).ToList();
        var columns = pairs.Select(p => p.Ends[1]).Distinct(StringComparer.Ordinal).ToList();
        var vendors = view.Links.Where(l => l.State.Kind == "external").ToList();
        var flows = view.Links.Where(l => l.State.Kind == "flow").ToList();
        if (view.Links.Count == 0)
            return;
        var width = Math.Max(Label + (columns.Count * Cell) + 20, Label + (PerRow * (Tile + 6)));
        var tilesAt = rows.Count > 0 ? Top + (rows.Count * Cell) + 26 : 10;
        var flowsAt = tilesAt + (((vendors.Count + PerRow - 1) / PerRow) * 34) + 12;
        var height = flowsAt + (((flows.Count + PerRow - 1) / PerRow) * 34) + 6;
        page.Add($"<figure class=\"matrix\"><svg viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"Integration matrix: {view.LinksThat(ProofStatus.Passed)} of {view.Links.Count} proven\">\n");
        for (var c = 0; c < columns.Count; c++)
            page.Add($"<text class=\"name\" transform=\"translate({Label + (c * Cell) + 19} {Top - 8}) rotate(-55)\">{columns[c]}</text>\n");
        for (var r = 0; r < rows.Count; r++)
        {
            page.Add($"<text class=\"name\" x=\"{Label - 8}\" y=\"{Top + (r * Cell) + 19}\" text-anchor=\"end\">{rows[r]}</text>\n");
            for (var c = 0; c < columns.Count; c++)
                Square(page, pairs.Find(p => p.Ends[0] == rows[r] && p.Ends[1] == columns[c]), Label + (c * Cell), Top + (r * Cell));
        }

        Tiles(page, "vendors", vendors, tilesAt);
        Tiles(page, "paths", flows, flowsAt);
        page.Add($"</svg>\n<figcaption><i class=\"good\"></i> proven <i class=\"bad\"></i> broken <i class=\"gap\"></i> nobody tests it <i class=\"unrun\"></i> not run <i class=\"none\"></i> not built yet</figcaption></figure>\n");
    }

    private static void Square(Html page, ((string Title, bool Critical, LinkSummary State) Link, string[] Ends) pair, int x, int y)
    {
        if (pair.Ends is null)
        {
            page.Add($"<rect class=\"nothing\" x=\"{x + 2}\" y=\"{y + 2}\" width=\"{Cell - 4}\" height=\"{Cell - 4}\" rx=\"4\"/>\n");
            return;
        }

        var (title, critical, state) = pair.Link;
        page.Add($"<g><title>{state.Kind}/{state.Name}: {Words.Of(state.Status)}. {title}</title><rect class=\"{Tone(state.Status)}\" x=\"{x + 2}\" y=\"{y + 2}\" width=\"{Cell - 4}\" height=\"{Cell - 4}\" rx=\"4\"/>");
        page.Add($"<text class=\"sign\" x=\"{x + (Cell / 2)}\" y=\"{y + 20}\" text-anchor=\"middle\">{Words.Sign(state.Status)}{(critical ? "!" : "")}</text></g>\n");
    }

    private static void Tiles(Html page, string name, IReadOnlyList<(string Title, bool Critical, LinkSummary State)> links, int top)
    {
        if (links.Count == 0)
            return;
        page.Add($"<text class=\"name\" x=\"{Label - 8}\" y=\"{top + 18}\" text-anchor=\"end\">{name}</text>\n");
        for (var i = 0; i < links.Count; i++)
        {
            var (title, critical, state) = links[i];
            var (x, y) = (Label + ((i % PerRow) * (Tile + 6)), top + ((i / PerRow) * 34));
            page.Add($"<g><title>{state.Kind}/{state.Name}: {Words.Of(state.Status)}. {title}</title><rect class=\"{Tone(state.Status)}\" x=\"{x}\" y=\"{y}\" width=\"{Tile}\" height=\"28\" rx=\"5\"/>");
            page.Add($"<text class=\"sign\" x=\"{x + 8}\" y=\"{y + 18}\">{Words.Sign(state.Status)} {state.Name}{(critical ? "!" : "")}</text></g>\n");
        }
    }

    private static string Tone(ProofStatus status) => status switch
    {
        ProofStatus.Skipped => "unrun",
        _ => Words.Tone(status),
    };
}
