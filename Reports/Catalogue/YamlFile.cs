using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Reports.Catalogue;

/// <summary>Reads a file of lists and maps; whatever is not as expected becomes a finding with its line.</summary>
internal sealed class YamlFile
{
    private readonly string name;
    private readonly YamlNode? root;
    private readonly List<Finding> problems = [];

    private YamlFile(string name, YamlNode? root)
    {
        this.name = name;
        this.root = root;
    }

    public IReadOnlyList<Finding> Problems => problems;

    public static YamlFile Load(string path)
    {
        var file = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            var missing = new YamlFile(file, null);
            missing.Problem(0, "expected this file in the repository's root, found none");
            return missing;
        }
        var stream = new YamlStream();
        try
        {
            using var reader = File.OpenText(path);
            stream.Load(reader);
        }
        catch (YamlException e)
        {
            var damaged = new YamlFile(file, null);
            damaged.problems.Add(new Finding("file", file, (int)e.Start.Line, (int)e.Start.Column, $"expected YAML: {e.Message}"));
            return damaged;
        }
        return new YamlFile(file, stream.Documents.Count > 0 ? stream.Documents[0].RootNode : null);
    }

    public void Problem(int line, string message) => problems.Add(new Finding("file", name, line, 0, message));

    /// <summary>The maps that the file's list holds.</summary>
    public IEnumerable<YamlMappingNode> Items() => root is null ? [] : Maps(root, "the file");

    /// <summary>The maps of a list that a map holds.</summary>
    public IEnumerable<YamlMappingNode> Items(YamlMappingNode owner, string key) => Child(owner, key) is { } list ? Maps(list, key) : [];

    /// <summary>A value; an empty one, and a finding, if there is none.</summary>
    public string Text(YamlMappingNode owner, string key)
    {
        if (Child(owner, key) is not { } node)
            return "";
        if (node is YamlScalarNode { Value: { Length: > 0 } text })
            return text;
        Problem((int)node.Start.Line, $"expected a text as {key}, found {Found(node)}");
        return "";
    }

    /// <summary>True or false; false if absent.</summary>
    public bool Flag(YamlMappingNode owner, string key)
    {
        if (!owner.Children.TryGetValue(new YamlScalarNode(key), out var node))
            return false;
        if (node is YamlScalarNode { Value: "true" or "false" } scalar)
            return scalar.Value == "true";
        Problem((int)node.Start.Line, $"expected true or false as {key}, found {Found(node)}");
        return false;
    }

    /// <summary>Keys and texts of a map that a map holds.</summary>
    public IEnumerable<(YamlScalarNode Key, string Value)> Pairs(YamlMappingNode owner, string key)
    {
        switch (Child(owner, key))
        {
            case YamlMappingNode map:
                foreach (var (child, _) in map.Children)
                    if (child is YamlScalarNode { Value: { } text } scalar)
                        yield return (scalar, Text(map, text));
                break;
            case { } other:
                Problem((int)other.Start.Line, $"expected a map as {key}, found {Found(other)}");
                break;
        }
    }

    /// <summary>Every key that is not among the known ones is a finding.</summary>
    public void OnlyKeys(YamlMappingNode owner, params string[] known)
    {
        foreach (var unknown in owner.Children.Keys.OfType<YamlScalarNode>().Where(k => !known.Contains(k.Value)))
            Problem((int)unknown.Start.Line, $"expected one of {string.Join(", ", known)}, found {unknown.Value}");
    }

    private YamlNode? Child(YamlMappingNode owner, string key)
    {
        if (owner.Children.TryGetValue(new YamlScalarNode(key), out var node))
            return node;
        Problem((int)owner.Start.Line, $"expected {key}, found {string.Join(", ", owner.Children.Keys)}");
        return null;
    }

    private IEnumerable<YamlMappingNode> Maps(YamlNode node, string what)
    {
        if (node is not YamlSequenceNode list)
        {
            Problem((int)node.Start.Line, $"expected a list in {what}, found {Found(node)}");
            yield break;
        }
        foreach (var item in list)
            if (item is YamlMappingNode map)
                yield return map;
            else
                Problem((int)item.Start.Line, $"expected a map in the list of {what}, found {Found(item)}");
    }

    private static string Found(YamlNode node) => node switch
    {
        YamlScalarNode { Value: { Length: > 0 } text } => $"\"{text}\"",
        YamlSequenceNode => "a list",
        YamlMappingNode => "a map",
        _ => "nothing",
    };
}
