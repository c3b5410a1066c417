using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

/// <summary>When tasks are tried again, and by which of several workers.</summary>
[Binding]
public sealed class TaskSteps(TaskDriver driver, WorkerDeathDriver workers, People people)
{
    [When("the task of {word}'s purchase fails {int} times")]
    public Task Fails(string name, int times) => driver.FailAsync(people[name], times);

    [Then("it was tried again after {string} seconds")]
    public void TriedAfter(string seconds) =>
        string.Join(", ", driver.Waits.Select(w => w.TotalSeconds)).ShouldBe(seconds, "how many seconds the task waits after each of its failures: later and later, and never at once");

    [Then("its next attempt is due in {int} seconds")]
    public async Task Due(int seconds) => (await driver.UntilNextAsync()).TotalSeconds.ShouldBe(seconds, "how many seconds the task waits for its next attempt: as long as the other side asks for, or the back-off");

    [When("two instances begin the task of {word}'s purchase at the same moment, {int} seconds later")]
    public Task BeginTwice(string name, int seconds) => driver.BeginTwiceAsync(people[name], TimeSpan.FromSeconds(seconds));

    [Then("one worker has had the task since: attempt {int}")]
    public async Task OneWorker(int attempt)
    {
        var task = await driver.SeeAsync();
        (task.Status, task.Attempts).ShouldBe(("succeeded", attempt), "the task's status, and how often a worker has taken it: two workers never have the same task");
    }

    [When("the worker of {word}'s purchase stands still until another one is at work on its task, and fails then")]
    public Task FailLate(string name) => driver.FailLateAsync(people[name]);

    [Then("the task was left to the other worker: attempt {int}")]
    public void LeftToOther(int attempt) =>
        (driver.WhileOther.Status, driver.WhileOther.Attempts).ShouldBe(("running", attempt), "the task's status and attempt, when the late worker had failed and the other one was at work: a worker whose lease is over has no say in it");

    [Given("the worker has died while YooKassa took {word}'s money for {string}, and another instance runs")]
    public Task DiesBesideAnother(string name, string product) => workers.DieBesideAnotherAsync(people[name], product);
}
