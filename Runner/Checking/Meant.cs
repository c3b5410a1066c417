using System.IO.Enumeration;
using Reports.Catalogue;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Runner.Checking;

/// <summary>Findings that are meant, from Features/lint.yml: a code, where, and why. One that excuses nothing (any more) is a finding itself.</summary>
internal sealed class Meant
{
    private const string Name = "Features/lint.yml";
    private static readonly string[] Keys = ["code", "where", "because"];

    private readonly List<Excuse> excuses = [];
    private readonly List<Finding> problems = [];

    private Meant()
    {
    }

    /// <summary>Without the file, nothing is excused.</summary>
    public static Meant Load(string features)
    {
        var meant = new Meant();
        var path = Path.Combine(features, "lint.yml");
        if (!File.Exists(path))
            return meant;
        try
        {
            var stream = new YamlStream();
            using var reader = File.OpenText(path);
            stream.Load(reader);
            if (stream.Documents.Count > 0)
                meant.Read(stream.Documents[0].RootNode);
        }
        catch (YamlException e)
        {
            meant.Problem((int)e.Start.Line, $"It is no YAML: {e.Message}");
        }

        return meant;
    }

    /// <summary>What is left, and what is wrong with the excuses.</summary>
    public IEnumerable<Finding> LeftOf(IReadOnlyList<Finding> findings)
    {
        var left = findings.Where(f => !excuses.Exists(e => e.Fits(f))).ToList();
        foreach (var idle in excuses.Where(e => !e.Used))
            Problem(idle.Line, $"Nothing is found for {idle.Code} at \"{idle.Where}\" any more. Delete the entry.");
        return left.Concat(problems);
    }

    private void Read(YamlNode root)
    {
        if (root is not YamlSequenceNode list)
        {
            Problem((int)root.Start.Line, "Expected a list of code, where, because.");
            return;
        }

        foreach (var item in list)
        {
            var values = item is YamlMappingNode map ? map.Children.ToDictionary(c => c.Key.ToString(), c => c.Value.ToString(), StringComparer.Ordinal) : [];
            if (values.Count != Keys.Length || !Keys.All(k => values.TryGetValue(k, out var value) && value.Length > 0))
                Problem((int)item.Start.Line, $"Expected {string.Join(", ", Keys)}; found {(values.Count == 0 ? "something else" : string.Join(", ", values.Keys))}.");
            else if (!FindingCodes.All.Contains(values["code"], StringComparer.Ordinal))
                Problem((int)item.Start.Line, $"There is no code {values["code"]}. Nearest: {string.Join(", ", Nearest.To(values["code"], FindingCodes.All))}.");
            else
                excuses.Add(new Excuse(values["code"], values["where"], (int)item.Start.Line));
        }
    }

    private void Problem(int line, string message) => problems.Add(new Finding("lint-file", Name, line, 0, message));

    /// <param name="Code">The finding's.</param>
    /// <param name="Where">A path with * for anything, or words of the finding's message.</param>
    /// <param name="Line">In the file.</param>
    private sealed record Excuse(string Code, string Where, int Line)
    {
        public bool Used { get; private set; }

        public bool Fits(Finding finding)
        {
            var fits = FindingCodes.Of(finding) == Code
                && (FileSystemName.MatchesSimpleExpression(Where, finding.File, ignoreCase: false) || finding.Message.Contains(Where, StringComparison.Ordinal));
            Used |= fits;
            return fits;
        }
    }
}
