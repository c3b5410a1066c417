namespace Reports.Catalogue;

/// <summary>The links of <c>integration-matrix.yml</c>.</summary>
public sealed class IntegrationMatrix
{
    private static readonly string[] Kinds = ["internal", "external", "flow"];

    private IntegrationMatrix(IReadOnlyList<IntegrationLink> links, IReadOnlyList<Finding> problems)
    {
        Links = links;
        Problems = problems;
    }

    /// <summary>In the file's order.</summary>
    public IReadOnlyList<IntegrationLink> Links { get; }

    /// <summary>What is wrong with the file.</summary>
    public IReadOnlyList<Finding> Problems { get; }

    /// <summary>Reads the file. One that is missing or damaged is a matrix of what could be read, with the reason among the problems.</summary>
    public static IntegrationMatrix Load(string path)
    {
        var file = YamlFile.Load(path);
        var links = new List<IntegrationLink>();
        foreach (var item in file.Items())
        {
            file.OnlyKeys(item, "link", "title", "critical", "planned");
            var line = (int)item.Start.Line;
            var parts = file.Text(item, "link").Split('/', 2);
            if (parts.Length != 2 || !Kinds.Contains(parts[0]) || parts[1].Length == 0)
                file.Problem(line, $"expected internal/<a>-<b>, external/<vendor> or flow/<name> as link, found \"{string.Join('/', parts)}\"");
            else if (links.Any(l => l.Kind == parts[0] && l.Name == parts[1]))
                file.Problem(line, $"{parts[0]}/{parts[1]} is there twice: expected each link once");
            else
                links.Add(new IntegrationLink(parts[0], parts[1], file.Text(item, "title"), file.Flag(item, "critical"), file.Flag(item, "planned")));
        }
        return new IntegrationMatrix(links, file.Problems);
    }
}

/// <summary>Two things that must work together.</summary>
/// <param name="Kind"><c>internal</c>, <c>external</c> or <c>flow</c>.</param>
/// <param name="Name"><c>invoices-payments</c>, <c>yookassa</c>, <c>invoice-to-payment</c>.</param>
/// <param name="Title">What must hold.</param>
/// <param name="Critical">Whether money, access or personal data depend on it.</param>
/// <param name="Planned">Whether it is not built yet.</param>
public sealed record IntegrationLink(string Kind, string Name, string Title, bool Critical, bool Planned)
{
    /// <summary>The tag that proves it, without the at sign.</summary>
    public string Tag => $"matrix:{Kind}/{Name}";
}
