using NUnit.Framework;
using Shouldly;
using Tests.Generator;

namespace Tests.Engine;

/// <summary>Which of several step definitions and hooks a scope chooses.</summary>
[NonParallelizable]
public sealed class ScopeTests
{
    private const string Feature = "@web\nFeature: Shop\n  @slow\n  Scenario: Buy\n    When it runs\n  Scenario: Look\n    When it runs\n";

    [Test]
    public void The_scope_that_says_most_wins() =>
        Ran("""
            [When("it runs")] public void A() => Log.Add("any");
            [When("it runs"), Scope(Tag = "@web")] public void B() => Log.Add("web");
            [When("it runs"), Scope(Tag = "slow", Feature = "shop")] public void C() => Log.Add("slow in Shop");
            [When("it runs"), Scope(Tag = "slow", Feature = "Other", Scenario = "Buy")] public void D() => Log.Add("other");
            """).ShouldBe(["slow in Shop", "web"]);

    [Test]
    public void Several_scopes_are_alternatives() =>
        Ran("""
            [When("it runs"), Scope(Tag = "slow"), Scope(Scenario = "Look")] public void A() => Log.Add("slow or Look");
            """).ShouldBe(["slow or Look", "slow or Look"]);

    [Test]
    public void Scopes_of_class_and_method_are_alternatives_too() =>
        PlantedRun.Of(new Planted("""
            [Binding, Scope(Tag = "slow")]
            public sealed class Steps
            {
                [When("it runs"), Scope(Scenario = "Look")] public void A() => Log.Add("step");
                [BeforeScenario] public void B() => Log.Add("hook of slow");
                [BeforeScenario(Order = 20000), Scope(Tag = "web")] public void C() => Log.Add("hook of slow or web");
            }
            """).With("a.feature", Feature)).Log.ShouldBe(["hook of slow", "hook of slow or web", "step", "hook of slow or web", "step"]);

    [Test]
    public void Two_scopes_that_say_as_much_are_ambiguous() =>
        new Planted("""
            [Binding]
            public sealed class Steps
            {
                [When("it runs"), Scope(Tag = "slow")] public void A() { }
                [When("it runs"), Scope(Scenario = "Buy")] public void B() { }
                [When("it runs")] public void C() { }
            }
            """).With("a.feature", Feature).Problems().ShouldBe([
            "a.feature(5,5): GHK003: 'When it runs' matches 2 step definitions: Steps.A \"it runs\"; Steps.B \"it runs\". Make one expression narrower, or give it a [Scope]."]);

    private static IReadOnlyList<string> Ran(string members) =>
        PlantedRun.Of(new Planted($"[Binding]\npublic sealed class Steps\n{{\n{members}\n}}").With("a.feature", Feature)).Log;
}
