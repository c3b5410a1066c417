using System.Text.RegularExpressions;
using Reports.Catalogue;

namespace Runner.Checking;

/// <summary>The tags that GLOSSARY.md explains: the first cells of the table under "Tags". One that ends with a colon stands for all that begin so.</summary>
internal sealed partial class Glossary
{
    private readonly HashSet<string> tags = new(StringComparer.Ordinal) { "ignore" };
    private readonly List<string> beginnings = [];
    private readonly BehaviourCatalogue behaviours;
    private readonly bool exists;

    private Glossary(bool exists, IEnumerable<string> lines, BehaviourCatalogue behaviours)
    {
        (this.exists, this.behaviours) = (exists, behaviours);
        foreach (var line in lines.SkipWhile(l => l != "## Tags").Skip(1).TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal)).Where(l => l.StartsWith('|')))
            foreach (Match tag in Tag().Matches(line.Split('|')[1]))
                Add(tag.Groups["tag"].Value);
    }

    /// <summary>Without the file, every tag is known.</summary>
    public static Glossary Load(string features, BehaviourCatalogue behaviours)
    {
        var path = Path.Combine(features, "GLOSSARY.md");
        return File.Exists(path) ? new Glossary(true, File.ReadLines(path), behaviours) : new Glossary(false, [], behaviours);
    }

    /// <summary>Ids of behaviours and links of the matrix are judged by their own catalogues.</summary>
    public bool Knows(string tag) =>
        !exists || tags.Contains(tag) || behaviours.LooksLikeId(tag) || beginnings.Exists(b => tag.StartsWith(b, StringComparison.Ordinal));

    public string Nearest(string tag) => "@" + Runner.Nearest.To(tag, tags.Concat(beginnings), 1).FirstOrDefault("ignore");

    private void Add(string tag)
    {
        var colon = tag.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0)
            beginnings.Add(tag[..(colon + 1)]);
        else
            tags.Add(tag);
    }

    [GeneratedRegex("`@(?<tag>[^`]+)`", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tag();
}
