using System.Text.RegularExpressions;
using NUnit.Framework;
using Shouldly;

namespace Tests.Architecture;

/// <summary>What the documents point at exists.</summary>
internal sealed partial class DocumentLinkTests
{
    [Test]
    public void Every_link_between_files_leads_somewhere() => Dead(RepositoryRoot.Find()).ShouldBeEmpty("links that lead nowhere");

    [Test]
    public void A_dead_link_is_found()
    {
        var folder = Directory.CreateTempSubdirectory("dead-link-");
        File.WriteAllText(Path.Combine(folder.FullName, "a.md"), "[here](b.md), [there](https://example.test/), [above](#head), [self](a.md#head)");
        Dead(folder.FullName).ShouldBe(["a.md: b.md"]);
        folder.Delete(recursive: true);
    }

    private static IEnumerable<string> Dead(string root) =>
        from file in Directory.EnumerateFiles(root, "*.md", SearchOption.AllDirectories)
        let name = Path.GetRelativePath(root, file)
        where !name.Split('/', '\\').Any(part => part is "bin" or "obj" or "out" or "node_modules")
        from Match link in Link().Matches(File.ReadAllText(file))
        let target = link.Groups["target"].Value.Split('#')[0]
        where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal)
        where !Path.Exists(Path.Combine(Path.GetDirectoryName(file)!, target))
        select $"{name}: {target}";

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
