using System.Collections;
using NUnit.Framework;
using Reqnroll.Generator;
using Shouldly;

namespace Tests.Generator;

/// <summary>docs/diagnostics.md tells of every code, and its examples give the messages that it quotes.</summary>
public sealed class DocumentationTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "docs", "diagnostics.md"));

    private static IEnumerable<string> Codes =>
        ((IDictionary)typeof(FeatureGenerator).Assembly.GetType("Reqnroll.Generator.Model.Problems")!.GetField("ById")!.GetValue(null)!).Keys.Cast<string>();

    [TestCaseSource(nameof(Codes))]
    public void The_example_of_a_code_gives_the_message_quoted(string code)
    {
        var section = Page.Split("\n## ").SingleOrDefault(s => s.StartsWith(code + "\n", StringComparison.Ordinal));
        section.ShouldNotBeNull($"docs/diagnostics.md has no section '## {code}'.");
        var bindings = Blocks(Page.Split("\n## ")[0], "csharp").Single();
        var project = new Planted(bindings + "\n" + (Blocks(section, "csharp").LastOrDefault(c => c.Contains("[Binding]", StringComparison.Ordinal)) ?? ""));
        foreach (var feature in Blocks(section, "gherkin"))
            project.With("orders.feature", feature);
        foreach (var json in Blocks(section, "json"))
            project.With("reqnroll.json", json);

        string[] quoted = [.. section.Split('\n').Where(l => l.StartsWith("> ", StringComparison.Ordinal)).Select(l => l[2..])];

        quoted.ShouldHaveSingleItem();
        project.Problems().ShouldBe(quoted);
    }

    private static IEnumerable<string> Blocks(string text, string language) =>
        text.Split("```" + language + "\n").Skip(1).Select(b => b[..b.IndexOf("```", StringComparison.Ordinal)]);
}
