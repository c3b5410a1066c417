using YamlDotNet.RepresentationModel;

namespace Tests.Compose;

/// <summary>docker-compose.integration.yml, with its anchors and merge keys resolved.</summary>
internal sealed class ComposeFile
{
    public const string Name = "docker-compose.integration.yml";

    private readonly YamlMappingNode _root;

    public ComposeFile(string text)
    {
        var yaml = new YamlStream();
        using var reader = new StringReader(text);
        yaml.Load(reader);
        _root = (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    public static ComposeFile Read() => new(File.ReadAllText(Path.Combine(RepositoryRoot.Find(), Name)));

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, YamlNode>> Services =>
        Fields(Fields(_root)["services"]).ToDictionary(s => s.Key, s => Fields(s.Value), StringComparer.Ordinal);

    /// <summary>What a mapping holds, and what it merges in by <c>&lt;&lt;</c>.</summary>
    public static IReadOnlyDictionary<string, YamlNode> Fields(YamlNode node)
    {
        var found = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        foreach (var (key, value) in ((YamlMappingNode)node).Children)
            if (key.ToString() == "<<")
                foreach (var (name, merged) in Fields(value))
                    found.TryAdd(name, merged);
        foreach (var (key, value) in ((YamlMappingNode)node).Children)
            if (key.ToString() != "<<")
                found[key.ToString()] = value;
        return found;
    }
}
