using System.Text.RegularExpressions;
using NUnit.Framework;
using Shouldly;

namespace Tests.Architecture;

/// <summary>
/// Hooks after a scenario also run when it never began, since its target lacks what it needs: their classes can be made of what is there then. One that
/// cannot be made turns the skip into a failure of the run.
/// </summary>
internal sealed partial class HookTests
{
    /// <summary>What Reqnroll itself provides.</summary>
    private static readonly string[] There = ["IObjectContainer", "ScenarioContext", "FeatureContext", "TestRunContext", "IUnitTestRuntimeProvider", "IReqnrollOutputHelper"];

    [TestCase("StepDefinitions")]
    [TestCase("Framework.Gherkin")]
    public void Hooks_after_scenarios_need_nothing_that_a_skipped_one_lacks(string room)
    {
        var files = Directory.GetFiles(Path.Combine(RepositoryRoot.Find(), room), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(f => (Name: Path.GetFileName(f), Text: File.ReadAllText(f)))
            .Where(f => f.Text.Contains("[AfterScenario", StringComparison.Ordinal))
            .ToList();

        files.ShouldNotBeEmpty();
        files.SelectMany(f => Lacking(f.Text).Select(type => $"{f.Name} takes {type}")).ShouldBeEmpty();
    }

    [Test]
    public void A_class_that_takes_the_scenario_is_found() =>
        Lacking("[Binding] public sealed class Steps(ScenarioScope scenario, IObjectContainer container) { [AfterScenario] public void A() { } }").ShouldBe(["ScenarioScope"]);

    private static IEnumerable<string> Lacking(string text) =>
        Class().Matches(text).SelectMany(m => m.Groups["parameters"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Select(p => p.Split(' ')[0]).Except(There, StringComparer.Ordinal);

    [GeneratedRegex(@"sealed class \w+\((?<parameters>[^)]*)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Class();
}
