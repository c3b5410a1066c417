using NUnit.Framework;
using NUnit.Framework.Interfaces;
using Shouldly;
using Tests.Generator;

namespace Tests.Engine;

/// <summary>A step that waits for what never comes fails its scenario, and the run goes on.</summary>
[NonParallelizable]
public sealed class StepLimitTests
{
    private const string Bindings = """
        [Binding]
        public sealed class Steps
        {
            [When("it waits for ever")] public System.Threading.Tasks.Task A() => new System.Threading.Tasks.TaskCompletionSource().Task;
            [When("it takes a moment")] public async System.Threading.Tasks.Task B() => await System.Threading.Tasks.Task.Yield();
            [When("its own time is up")] public async System.Threading.Tasks.Task C() { await System.Threading.Tasks.Task.Yield(); throw new System.TimeoutException("mine"); }
            [Then("it is seen")] public void D() => Log.Add("seen");
            [AfterScenario] public void F() => Log.Add("cleaned");
        }
        """;

    [TearDown]
    public void Unset() => Environment.SetEnvironmentVariable("TF_STEP_SECONDS", null);

    [Test]
    public void A_step_that_never_ends_is_given_up_by_name()
    {
        var run = Run("0.05", "Scenario: One\n    When it waits for ever\n    Then it is seen\n  Scenario: Two\n    When it takes a moment\n    Then it is seen");

        run["One"].Status.ShouldBe(TestStatus.Failed);
        run["One"].Message.ShouldContain("The step 'When it waits for ever' was not over after 0.05 s and was given up");
        run["Two"].Status.ShouldBe(TestStatus.Passed);
        run.Log.ShouldBe(["cleaned", "seen", "cleaned"]);
    }

    [Test]
    public void A_time_out_of_the_step_itself_stays_what_it_is() =>
        Run("60", "Scenario: One\n    When its own time is up")["One"].Message.ShouldContain("mine");

    [Test]
    public void A_limit_that_is_no_number_is_said() =>
        Run("soon", "Scenario: One\n    Then it is seen")["One"].Message.ShouldContain("TF_STEP_SECONDS is 'soon'; expected a number of seconds");

    private static PlantedRun Run(string seconds, string scenarios)
    {
        Environment.SetEnvironmentVariable("TF_STEP_SECONDS", seconds);
        return PlantedRun.Of(new Planted(Bindings).With("a.feature", $"Feature: First\n  {scenarios}\n"));
    }
}
