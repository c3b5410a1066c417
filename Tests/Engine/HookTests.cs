using NUnit.Framework;
using NUnit.Framework.Interfaces;
using Shouldly;
using Tests.Generator;

namespace Tests.Engine;

[NonParallelizable]
public sealed class HookTests
{
    private const string Steps = """
        [Binding]
        public sealed class Steps
        {
            [Given("a state"), When("something happens"), Then("it is seen")]
            public void Pass() => Log.Add("step");
            [When("it breaks")]
            public void Break() => throw new InvalidOperationException("broken step");
        }

        """;

    [Test]
    public void Hooks_of_every_kind_run_around_what_they_are_named_after()
    {
        var run = PlantedRun.Of(new Planted(Steps + """
            [Binding]
            public sealed class Hooks
            {
                [BeforeTestRun] public static void A() => Log.Add("+run");
                [AfterTestRun] public static void B() => Log.Add("-run");
                [BeforeFeature] public static void C(FeatureContext f) => Log.Add("+feature " + f.FeatureInfo.Title);
                [AfterFeature] public static void D(FeatureContext f) => Log.Add("-feature " + f.FeatureInfo.Title);
                [BeforeScenario] public async Task E() { await Task.Yield(); Log.Add("+scenario"); }
                [AfterScenario] public void F() => Log.Add("-scenario");
                [BeforeScenarioBlock] public void G(ScenarioContext s) => Log.Add("+block " + s.CurrentScenarioBlock);
                [AfterScenarioBlock] public void H(ScenarioContext s) => Log.Add("-block " + s.CurrentScenarioBlock);
                [BeforeStep] public ValueTask I() { Log.Add("+step"); return default; }
                [AfterStep] public void J(ScenarioContext s) => Log.Add("-step " + s.StepContext.StepInfo.Text);
            }
            """).With("a.feature", """
            Feature: First
              Scenario: One
                Given a state
                And a state
                When something happens
            """));

        run["One"].Status.ShouldBe(TestStatus.Passed, run["One"].Message);
        run.Log.ShouldBe([
            "+run", "+feature First", "+scenario",
            "+block Given", "+step", "step", "-step a state", "+step", "step", "-step a state", "-block Given",
            "+block When", "+step", "step", "-step something happens", "-block When",
            "-scenario", "-feature First", "-run"]);
    }

    [Test]
    public void Lower_orders_run_first_and_tags_and_scopes_choose()
    {
        var run = PlantedRun.Of(new Planted(Steps + """
            [Binding]
            public sealed class Hooks
            {
                [BeforeScenario(Order = 2)] public void B() => Log.Add("2");
                [BeforeScenario(Order = 1)] public void A() => Log.Add("1");
                [BeforeScenario] public void D() => Log.Add("10000");
                [BeforeScenario(Order = 9999)] public void C() => Log.Add("9999");
                [BeforeScenario("slow", "@big", Order = 20000)] public void E() => Log.Add("slow or big");
                [Before("slow", Order = 20001), Scope(Feature = "First")] public void F() => Log.Add("slow in First");
                [BeforeScenario(Order = 20002), Scope(Scenario = "two")] public void G() => Log.Add("Two only");
                [BeforeScenario("SLOW", Order = 20003), Scope(Tag = "big")] public void H() => Log.Add("slow and big");
            }
            """).With("a.feature", "@big\nFeature: First\n  Scenario: One\n    Given a state\n  @slow\n  Scenario: Two\n    Given a state\n")
            .With("b.feature", "Feature: Second\n  @slow\n  Scenario: Three\n    Given a state\n"));

        run.Root.ResultState.Status.ShouldBe(TestStatus.Passed);
        string.Join(" ", run.Log).ShouldBe(
            "1 2 9999 10000 slow or big step 1 2 9999 10000 slow or big slow in First Two only slow and big step 1 2 9999 10000 slow or big step");
    }

    [Test]
    public void After_hooks_run_whatever_happened_and_see_the_error()
    {
        var run = PlantedRun.Of(new Planted(Steps + """
            [Binding]
            public sealed class Hooks(ScenarioContext scenario)
            {
                [AfterScenario(Order = 1)] public void A() { Log.Add("1 " + scenario.TestError?.Message + " " + scenario.ScenarioExecutionStatus); throw new FormatException("clean-up failed"); }
                [AfterScenario(Order = 2)] public void B() => Log.Add("2");
                [AfterStep] public void C() => Log.Add("after " + scenario.StepContext.StepInfo.Text + ": " + scenario.StepContext.Status + " " + scenario.StepContext.StepError?.Message);
            }
            """).With("a.feature", "Feature: First\n  Scenario: One\n    When it breaks\n    Then it is seen\n"));

        run.Log.ShouldBe(["after it breaks: TestError broken step", "1 broken step TestError", "2"]);
        run["One"].Message.ShouldContain("broken step");
        run["One"].Output.ShouldContain("Then it is seen\n-> skipped because of previous errors");
        run["One"].Output.ShouldContain("-> also failed: [AfterScenario] Hooks.A: clean-up failed");
    }

    [TestCase("[BeforeScenario] public void Hook()", "[BeforeScenario] Hooks.Hook", "", TestName = "A_failing_BeforeScenario_hook_is_its_scenarios_error")]
    [TestCase("[BeforeStep] public void Hook()", "[BeforeStep] Hooks.Hook", "", TestName = "A_failing_BeforeStep_hook_is_its_scenarios_error")]
    [TestCase("[BeforeScenarioBlock] public void Hook()", "[BeforeScenarioBlock] Hooks.Hook", "", TestName = "A_failing_BeforeScenarioBlock_hook_is_its_scenarios_error")]
    [TestCase("[BeforeFeature] public static void Hook()", "[BeforeFeature] Hooks.Hook", "", TestName = "A_failing_BeforeFeature_hook_is_every_scenarios_error")]
    [TestCase("[BeforeTestRun] public static async Task Hook()", "[BeforeTestRun] Hooks.Hook", "", TestName = "A_failing_BeforeTestRun_hook_is_every_scenarios_error")]
    [TestCase("[AfterScenario] public void Hook()", "[AfterScenario] Hooks.Hook", "step ", TestName = "A_failing_AfterScenario_hook_is_its_scenarios_error")]
    [TestCase("[AfterStep] public void Hook()", "[AfterStep] Hooks.Hook", "step ", TestName = "A_failing_AfterStep_hook_is_its_scenarios_error")]
    [TestCase("[AfterScenarioBlock] public void Hook()", "[AfterScenarioBlock] Hooks.Hook", "step ", TestName = "A_failing_AfterScenarioBlock_hook_is_its_scenarios_error")]
    public void A_failing_hook(string hook, string origin, string ran)
    {
        var run = PlantedRun.Of(new Planted(Steps + "[Binding] public sealed class Hooks { " + hook + """
             { await_(); throw new InvalidOperationException("hook broke"); }
                static void await_() { }
                [AfterScenario(Order = 20000)] public void After(ScenarioContext s) => Log.Add("after " + s.ScenarioInfo.Title);
            }
            """).With("a.feature", "Feature: First\n  Scenario: One\n    Given a state\n  Scenario: Two\n    Given a state\n"));

        run.Scenarios.Count.ShouldBe(2);
        foreach (var scenario in run.Scenarios)
        {
            scenario.Status.ShouldBe(TestStatus.Failed);
            scenario.Message.ShouldContain("hook broke");
            scenario.StackTrace.ShouldStartWith($"   at {origin}\n");
        }

        run.Log.ShouldBe([.. $"{ran}|after One|{ran}|after Two".Split('|', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Trim())]);
    }

    [Test]
    public void A_failing_feature_hook_leaves_other_features_alone()
    {
        var run = PlantedRun.Of(new Planted(Steps + """
            [Binding]
            public static class Hooks
            {
                [BeforeFeature("bad")] public static void Hook() => throw new InvalidOperationException("hook broke");
            }
            """).With("a.feature", "@bad\nFeature: First\n  Scenario: One\n    Given a state\n").With("b.feature", "Feature: Second\n  Scenario: Two\n    Given a state\n"));

        run["One"].Status.ShouldBe(TestStatus.Failed);
        run["Two"].Status.ShouldBe(TestStatus.Passed);
    }

    [Test]
    public void A_failing_AfterTestRun_hook_fails_the_run()
    {
        var run = PlantedRun.Of(new Planted(Steps + """
            [Binding]
            public static class Hooks
            {
                [AfterTestRun] public static void Hook() => throw new InvalidOperationException("run hook broke");
                [AfterFeature] public static void Hook2() => throw new InvalidOperationException("feature hook broke");
            }
            """).With("a.feature", "Feature: First\n  Scenario: One\n    Given a state\n"));

        run["One"].Status.ShouldBe(TestStatus.Passed);
        run.Root.ResultState.Status.ShouldBe(TestStatus.Failed);
        Messages(run.Root).ShouldContain(m => m.Contains("feature hook broke", StringComparison.Ordinal));
        Messages(run.Root).ShouldContain(m => m.Contains("run hook broke", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Messages(ITestResult result) => result.Children.SelectMany(Messages).Prepend(result.Message ?? "");
}
