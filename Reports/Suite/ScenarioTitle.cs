namespace Reports.Suite;

/// <summary>How a scenario is called towards people.</summary>
public static class ScenarioTitle
{
    /// <summary>Fills placeholders of the title in; the example values that the title doesn't mention follow in brackets.</summary>
    public static string For(string name, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        if (parameters.Count == 0)
            return name;
        var title = Fill(name, parameters);
        var rest = parameters.Where(p => !name.Contains($"<{p.Key}>", StringComparison.Ordinal)).Select(p => $"{p.Key}: {p.Value}").ToList();
        return rest.Count == 0 ? title : $"{title} ({string.Join(", ", rest)})";
    }

    /// <summary>Replaces each <c>&lt;column&gt;</c> by its value.</summary>
    internal static string Fill(string text, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        if (!text.Contains('<'))
            return text;
        foreach (var (column, value) in parameters)
            text = text.Replace($"<{column}>", value, StringComparison.Ordinal);
        return text;
    }
}
