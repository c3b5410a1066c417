using Framework.Evidence;
using Reports.Suite;

namespace Reports.Allure;

/// <summary>Labels of a result: from tags such as <c>@epic:Money</c>, otherwise from where the scenario stands.</summary>
internal static class AllureLabels
{
    private static readonly string[] Valued = ["epic", "feature", "story", "severity", "owner", "layer"];

    public static IEnumerable<KeyValuePair<string, string>> Of(ScenarioRecord record, ScenarioEntry? entry, Causes.Diagnosis? diagnosis = null)
    {
        var identity = record.Identity;
        var top = identity.Folder.Split('/')[0];
        yield return new("framework", "Reqnroll");
        yield return new("language", "Gherkin");
        yield return new("host", Environment.MachineName);
        yield return new("thread", record.Lane > 0 ? $"lane {record.Lane}" : "no lane");
        if (top.Length > 0)
            yield return new("parentSuite", identity.Folder);
        yield return new("suite", identity.Feature);
        if (entry?.Rule is { Length: > 0 } rule)
            yield return new("subSuite", rule);

        foreach (var tag in identity.Tags)
            yield return Split(tag, Valued) ?? new("tag", tag);
        if (!Has(identity, "epic") && top.Length > 0)
            yield return new("epic", top);
        if (!Has(identity, "feature"))
            yield return new("feature", identity.Feature);
        if (!Has(identity, "story") && entry?.Rule is { Length: > 0 } story)
            yield return new("story", story);
        if (!Has(identity, "severity"))
            yield return new("severity", "normal");

        foreach (var kind in record.Suspects.Select(s => s.Kind).Distinct(StringComparer.Ordinal))
            yield return new("tag", $"suspect:{kind}");
        if (record.Failure is not null)
            yield return new("cause", Causes.CauseClassifier.Word(diagnosis?.Kind ?? Causes.CauseClassifier.Classify(record.Outcome, record.Failure)));
        if (diagnosis is not null)
            yield return new("module", diagnosis.Owner);
    }

    private static bool Has(ScenarioIdentity identity, string label) =>
        identity.Tags.Any(t => t.StartsWith(label + ":", StringComparison.OrdinalIgnoreCase));

    private static KeyValuePair<string, string>? Split(string tag, string[] names)
    {
        var colon = tag.IndexOf(':');
        var name = colon > 0 ? tag[..colon].ToLowerInvariant() : "";
        return names.Contains(name) ? new(name, ReadableValue(tag[(colon + 1)..])) : null;
    }

    /// <summary>A tag can't hold spaces: underscores stand for them.</summary>
    private static string ReadableValue(string value) => value.Replace('_', ' ');
}
