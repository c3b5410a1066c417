using NUnit.Framework;
using NUnit.Framework.Interfaces;
using Shouldly;
using Tests.Generator;

namespace Tests.Engine;

/// <summary>Scenarios that end neither well nor badly, and runs that only look.</summary>
[NonParallelizable]
public sealed class SkippingTests
{
    private const string Bindings = """
        [Binding]
        public sealed class Steps(Reqnroll.UnitTestProvider.IUnitTestRuntimeProvider provider, ScenarioContext scenario)
        {
            [When("it is ignored")] public void A() => provider.TestIgnore("not today");
            [When("it is inconclusive")] public void B() => provider.TestInconclusive("who knows");
            [When("it is pending")] public void C() => ScenarioContext.StepIsPending();
            [Then("it is seen")] public void D() => Log.Add("seen");
            [AfterScenario] public void E() => Log.Add(scenario.ScenarioExecutionStatus.ToString());
            [BeforeTestRun] public static void F() => Log.Add("run");
        }
        """;

    [TestCase("ignored", TestStatus.Skipped, "not today", "Skipped")]
    [TestCase("inconclusive", TestStatus.Inconclusive, "who knows", "Skipped")]
    [TestCase("pending", TestStatus.Failed, "One or more step definitions are not implemented yet.", "StepDefinitionPending")]
    public void A_step_ends_its_scenario(string how, TestStatus status, string message, string seenByHooks)
    {
        var run = Run(how);

        run["One"].Status.ShouldBe(status);
        run["One"].Message.ShouldContain(message);
        run.Log.ShouldBe(["run", seenByHooks]);
    }

    [Test]
    public void A_dry_run_calls_nothing()
    {
        Environment.SetEnvironmentVariable("REQNROLL_DRY_RUN", "true");
        try
        {
            var run = Run("pending");
            run["One"].Status.ShouldBe(TestStatus.Passed);
            run["One"].Output.ShouldContain("When it is pending\n-> dry run: Steps.C()");
            run.Log.ShouldBeEmpty();
        }
        finally
        {
            Environment.SetEnvironmentVariable("REQNROLL_DRY_RUN", null);
        }
    }

    private static PlantedRun Run(string how) =>
        PlantedRun.Of(new Planted(Bindings).With("a.feature", $"Feature: First\n  Scenario: One\n    When it is {how}\n    Then it is seen\n"));
}
