using YamlDotNet.RepresentationModel;

namespace Reports.Catalogue;

/// <summary>The behaviours of <c>behaviours.yml</c>.</summary>
public sealed class BehaviourCatalogue
{
    private readonly Dictionary<string, Behaviour> byId;
    private readonly HashSet<string> prefixes;

    private BehaviourCatalogue(IReadOnlyList<BehaviourGroup> groups, IReadOnlyList<Finding> problems)
    {
        Groups = groups;
        Problems = problems;
        byId = [];
        foreach (var behaviour in All)
            byId.TryAdd(behaviour.Id, behaviour);
        prefixes = [.. All.Select(b => Prefix(b.Id))];
    }

    /// <summary>In the file's order.</summary>
    public IReadOnlyList<BehaviourGroup> Groups { get; }

    /// <summary>What is wrong with the file.</summary>
    public IReadOnlyList<Finding> Problems { get; }

    /// <summary>All behaviours, in the file's order.</summary>
    public IEnumerable<Behaviour> All => Groups.SelectMany(g => g.Behaviours);

    /// <summary>Reads the file. One that is missing or damaged is a catalogue of what could be read, with the reason among the problems.</summary>
    public static BehaviourCatalogue Load(string path)
    {
        var groups = new List<BehaviourGroup>();
        var file = YamlFile.Load(path);
        foreach (var area in file.Items())
        {
            var name = file.Text(area, "area");
            foreach (var group in file.Items(area, "groups"))
                groups.Add(new BehaviourGroup(file.Text(group, "id"), file.Text(group, "title"), name, [.. Behaviours(file, group)]));
        }
        foreach (var twice in groups.SelectMany(g => g.Behaviours).GroupBy(b => b.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            file.Problem(twice.Last().Line, $"{twice.Key} is there twice: expected each id once, the first is in line {twice.First().Line}");
        return new BehaviourCatalogue(groups, file.Problems);
    }

    /// <summary>Whether the catalogue has this id.</summary>
    public bool Has(string id) => byId.ContainsKey(id);

    /// <summary>Whether a tag means to be an id: its letters are those of an area, a number follows.</summary>
    public bool LooksLikeId(string tag) => tag.IndexOf('-', StringComparison.Ordinal) is > 0 and var at && at + 1 < tag.Length
        && char.IsAsciiDigit(tag[at + 1]) && prefixes.Contains(Prefix(tag));

    private static string Prefix(string id) => id[..Math.Max(0, id.IndexOf('-', StringComparison.Ordinal))];

    private static IEnumerable<Behaviour> Behaviours(YamlFile file, YamlMappingNode group)
    {
        foreach (var (id, title) in file.Pairs(group, "behaviours"))
            yield return new Behaviour(id.Value ?? "", title, (int)id.Start.Line);
    }
}
