using Framework.Evidence;

namespace Reports.Suite;

/// <summary>What the feature files say: scenarios, tags, lines, steps. Read from the sources, not from the built suite.</summary>
public sealed class FeatureIndex
{
    private readonly ILookup<(string Folder, string Feature), ScenarioEntry> byFeature;

    private FeatureIndex(IReadOnlyList<FeatureEntry> features, IReadOnlyList<FeatureProblem> problems)
    {
        Features = features;
        Problems = problems;
        Scenarios = [.. features.SelectMany(f => f.Scenarios)];
        byFeature = Scenarios.ToLookup(s => (s.Folder, s.Feature));
    }

    /// <summary>An index of nothing, for a suite whose sources are not at hand.</summary>
    public static FeatureIndex Empty { get; } = new([], []);

    /// <summary>By path.</summary>
    public IReadOnlyList<FeatureEntry> Features { get; }

    /// <summary>Files that could not be read, with every reason.</summary>
    public IReadOnlyList<FeatureProblem> Problems { get; }

    /// <summary>All scenarios, outlines row by row.</summary>
    public IReadOnlyList<ScenarioEntry> Scenarios { get; }

    /// <summary>All tags in use, without the at sign, sorted.</summary>
    public IReadOnlyList<string> Tags => [.. Scenarios.SelectMany(s => s.Tags).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Reads every <c>*.feature</c> below a folder; build output is left out. A missing folder is an empty suite.</summary>
    public static FeatureIndex Load(string folder)
    {
        if (!Directory.Exists(folder))
            return Empty;
        var root = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar);
        var problems = new List<FeatureProblem>();
        var features = new List<FeatureEntry>();
        foreach (var path in FeatureFiles.Below(root))
        {
            var relative = Path.GetRelativePath(root, path).Replace('\\', '/');
            var at = relative.LastIndexOf('/');
            var feature = FeatureReader.Read(path, $"{Path.GetFileName(root)}/{relative}", at < 0 ? "" : relative[..at], problems);
            if (feature is not null)
                features.Add(feature);
        }
        return new FeatureIndex(features, problems);
    }

    /// <summary>The entry of a scenario that ran; null if the sources don't have it (any more).</summary>
    public ScenarioEntry? Find(ScenarioIdentity identity) => Find(identity.Folder, identity.Feature, identity.Name, identity.Parameters);

    /// <summary>The entry with this folder, feature, title (placeholders filled in or not) and example row.</summary>
    public ScenarioEntry? Find(string folder, string feature, string name, IReadOnlyList<KeyValuePair<string, string>> parameters) =>
        byFeature[(folder, feature)].FirstOrDefault(s =>
            s.Parameters.Count == parameters.Count
            && (s.Name == name || ScenarioTitle.Fill(s.Name, s.Parameters) == name)
            && s.Parameters.SequenceEqual(parameters));
}
