using NUnit.Framework;
using NUnit.Framework.Interfaces;
using Shouldly;
using Tests.Generator;

namespace Tests.Engine;

/// <summary>What bindings get injected, how long it lives, and what is said when it cannot be made.</summary>
[NonParallelizable]
public sealed class ContainerTests
{
    private const string Feature = "@tag\nFeature: First\n  Scenario: One\n    Given a state\n  Scenario: Two\n    Given a state\n";

    [Test]
    public void Contexts_are_shared_within_a_scenario_and_disposed_of_after_its_hooks()
    {
        var run = Run("""
            public sealed class Shared : IDisposable { public int Uses; public void Dispose() => Log.Add("disposed after " + Uses); }
            public sealed class Slow(Shared shared) : IAsyncDisposable { public async ValueTask DisposeAsync() { await Task.Yield(); Log.Add("slow, " + shared.Uses); } }
            [Binding] public sealed class Steps(Shared shared, Slow slow) { [Given("a state")] public void A() { shared.Uses++; Log.Add("step " + (slow != null)); } }
            [Binding] public sealed class Hooks(Shared shared) { [AfterScenario] public void B() { shared.Uses++; Log.Add("hook"); } }
            """);

        run.Log.ShouldBe(["step True", "hook", "slow, 2", "disposed after 2", "step True", "hook", "slow, 2", "disposed after 2"]);
    }

    [Test]
    public void A_hook_registers_what_an_interface_stands_for()
    {
        var run = Run("""
            public interface IClock { string Now { get; } }
            public sealed class Noon : IClock { public string Now => "noon"; }
            [Binding] public sealed class Steps(IClock clock) { [Given("a state")] public void A() => Log.Add(clock.Now); }
            [Binding] public sealed class Hooks(Reqnroll.BoDi.IObjectContainer container) { [BeforeScenario] public void B() => container.RegisterTypeAs<Noon, IClock>(); }
            """);

        run.Log.ShouldBe(["noon", "noon"]);
    }

    [Test]
    public void What_is_registered_for_the_run_or_the_feature_is_one_for_all_its_scenarios()
    {
        var run = Run("""
            public sealed class Server : IDisposable { public int Calls; public void Dispose() => Log.Add("stopped after " + Calls); }
            public sealed class Book { public int Reads; }
            [Binding] public sealed class Steps(Server server, Book book) { [Given("a state")] public void A() => Log.Add($"{++server.Calls} {++book.Reads}"); }
            [Binding] public static class Hooks
            {
                [BeforeTestRun] public static void B(Reqnroll.BoDi.IObjectContainer container) => container.RegisterFactoryAs(c => new Server());
                [BeforeFeature] public static void C(FeatureContext feature) => feature.FeatureContainer.RegisterInstanceAs(new Book());
            }
            """);

        run.Log.ShouldBe(["1 1", "2 2", "stopped after 2"]);
    }

    [Test]
    public void Facts_and_contexts_can_be_injected_under_all_their_names()
    {
        var run = Run("""
            [Binding]
            public sealed class Steps(IScenarioContext a, IFeatureContext b, ScenarioInfo c, FeatureInfo d, ScenarioContext e, FeatureContext f, TestRunContext g, IReqnrollOutputHelper h)
            {
                [Given("a state")] public void A(){ h.WriteLine("told {0}", c.Title); Log.Add($"{ReferenceEquals(a, e)} {ReferenceEquals(b, f)} {c.Title} {d.Title} {g != null} {a.ScenarioInfo.CombinedTags[0]} {a.RuleInfo == null} {e.StepContext.StepInfo.Text}"); }
            }
            """);

        run.Log.ShouldBe(["True True One First True tag True a state", "True True Two First True tag True a state"]);
        run["Two"].Output.ShouldContain("told Two");
    }

    [TestCase("public interface IClock { } [Binding] public sealed class Steps(IClock clock) { [Given(\"a state\")] public void A() => clock.ToString(); }",
        "IClock is an interface and not registered. Register it in a [BeforeScenario] hook: container.RegisterTypeAs<Implementation, IClock>(). (resolution path: Steps -> IClock)")]
    [TestCase("public sealed class A(B b) { public B Bee => b; } public sealed class B(A a) { public A Ay => a; } [Binding] public sealed class Steps(A a) { [Given(\"a state\")] public void A() => a.ToString(); }",
        "Circular dependency: A needs itself. (resolution path: Steps -> A -> B -> A)")]
    [TestCase("[Binding] public sealed class Steps(string name) { [Given(\"a state\")] public void A() => name.ToString(); }",
        "System.String cannot be injected: it is a primitive or a value type. (resolution path: Steps -> String)")]
    [TestCase("[Binding] public sealed class Steps { private Steps() { } [Given(\"a state\")] public void A() { } }",
        "Steps has no public constructor. (resolution path: Steps)")]
    [TestCase("[Binding] public sealed class Steps { public Steps() => throw new FormatException(\"constructor broke\"); [Given(\"a state\")] public void A() { } }",
        "constructor broke")]
    public void What_cannot_be_made_fails_the_scenario_with_the_way_to_it(string code, string message)
    {
        var run = Run(code + " [Binding] public static class Hooks { [AfterScenario] public static void A(ScenarioContext s) => Log.Add(s.ScenarioInfo.Title); }");

        run.Scenarios.ShouldAllBe(s => s.Status == TestStatus.Failed);
        run["One"].Message.ShouldContain(message);
        run["One"].StackTrace.ShouldStartWith("   at Given a state in /planted/a.feature:line 4\n");
        run.Log.ShouldBe(["One", "Two"]);
    }

    [Test]
    public void A_hook_class_that_cannot_be_made_is_the_hooks_failure()
    {
        var run = Run("public interface IClock { } [Binding] public sealed class Hooks(IClock clock) { [BeforeScenario] public void A() => clock.ToString(); } [Binding] public sealed class Steps { [Given(\"a state\")] public void A() { } }");

        run["One"].StackTrace.ShouldStartWith("   at [BeforeScenario] Hooks.A\n");
        run["One"].Message.ShouldContain("IClock is an interface and not registered.");
    }

    [Test]
    public void A_failing_disposal_fails_its_scenario_alone()
    {
        var run = Run("""
            public sealed class Bad(ScenarioContext scenario) : IDisposable { public void Dispose() { if (scenario.ScenarioInfo.Title == "One") throw new FormatException("disposal broke"); } }
            [Binding] public sealed class Steps(Bad bad) { [Given("a state")] public void A() => bad.ToString(); }
            """);

        run["One"].Message.ShouldContain("disposal broke");
        run["Two"].Status.ShouldBe(TestStatus.Passed);
    }

    private static PlantedRun Run(string code) => PlantedRun.Of(new Planted(code).With("a.feature", Feature));
}
