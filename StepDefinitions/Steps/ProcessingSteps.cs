using System.Net;
using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

/// <summary>Tasks of the shop, and workers that die.</summary>
[Binding]
public sealed class ProcessingSteps(ProcessingDriver driver, WorkerDeathDriver workers, ShopDriver shop, People people, Purchases purchases, ActionAttempt attempt)
{
    [Given("requests are answered by an instance that leaves its tasks to a worker")]
    public Task LeaveToWorker() => workers.LeaveToWorkerAsync();

    [When("{word} has the purchase processed")]
    public async Task Process(string name) => attempt.Remember(await driver.ProcessAsync(people[name]));

    [When("{word} attempts to have the purchase processed")]
    public async Task AttemptToProcess(string name) => attempt.Remember(await driver.AttemptProcessAsync(people[name], purchases.Of(people[name]).Id));

    [When("{word} attempts to have {word}'s purchase processed")]
    public async Task AttemptToProcessOf(string name, string other) =>
        attempt.Remember(await driver.AttemptProcessAsync(people[name], purchases.Of(people[other]).Id), await driver.AttemptProcessAsync(people[name], Guid.NewGuid()));

    [Then("it is answered at once, with the task's number")]
    public void Answered()
    {
        attempt.Answer.Status.ShouldBe(HttpStatusCode.Accepted, attempt.Answer.Summary);
        attempt.Answer.Header("Location").ShouldBe($"/tasks/{driver.Task}", "where the task can be asked for");
    }

    [Then("it is the task that {word}'s purchase has")]
    public async Task IsTheTask(string name) => (await shop.SeePurchaseAsync(people[name])).TaskId.ShouldBe(driver.Task, "the order's task");

    [Then("the task has succeeded")]
    public async Task Succeeded()
    {
        var task = await driver.SeeAsync();
        task.Status.ShouldBe("succeeded", $"the task's status (last error: {task.LastError ?? "none"})");
    }

    [Then("the task has succeeded at attempt {int}")]
    public async Task SucceededAt(int attempts)
    {
        var task = await driver.SeeAsync();
        (task.Status, task.Attempts).ShouldBe(("succeeded", attempts), $"the task's status and attempts (last error: {task.LastError ?? "none"})");
    }

    [Then("the task has failed because of {string}")]
    public async Task Failed(string reason)
    {
        var task = await driver.SeeAsync();
        task.Status.ShouldBe("failed", "the task's status");
        task.LastError.ShouldNotBeNull().ShouldContain(reason, customMessage: "why the task has failed");
    }

    [Then("the task waits for attempt {int}, because of {string}")]
    public async Task Waits(int next, string reason)
    {
        var task = await driver.SeeAsync();
        (task.Status, task.Attempts).ShouldBe(("queued", next - 1), "the task's status and attempts");
        task.LastError.ShouldNotBeNull().ShouldContain(reason, customMessage: "why the last attempt failed");
    }

    [When("{word} asks for the task of {word}'s purchase")]
    public async Task Follow(string name, string other)
    {
        await driver.FollowAsync(people[other]);
        attempt.Remember(await driver.AttemptSeeAsync(people[name]));
    }

    [Then("the task of {word}'s purchase is {string}")]
    public async Task IsTask(string name, string status)
    {
        await driver.FollowAsync(people[name]);
        var task = await driver.SeeAsync();
        task.Status.ShouldBe(status, $"the task's status (last error: {task.LastError ?? "none"})");
    }

    [When("the worker dies at {int} moments, while {word} buys {string} each time")]
    public Task Dies(int moments, string name, string product) => workers.DieAsync(people[name], product, moments);

    [When("the database fails once while {word}'s order of {string} is processed")]
    public Task LosesDatabase(string name, string product) => workers.LoseOnceAsync(people[name], product);

    [When("the worker dies while CloudPayments takes {word}'s money for {string}, and is found more than an hour later")]
    public Task DiesForLong(string name, string product) => workers.DieForLongAsync(people[name], product);

    [When("the worker dies while {Provider} takes the confirmation of {word}'s {string}, and is found more than an hour later")]
    public Task DiesOverMessage(MessageProvider provider, string name, string product) => workers.DieOverMessageAsync(people[name], product, provider);

    [Then("{Provider} has {int} text message(s) to {string}")]
    public void HasTexts(MessageProvider provider, int count, string number) => provider.TextsTo(number).Count.ShouldBe(count, $"text messages that {provider.Code} has taken for {number}: a message that is sent again with its key is sent once");

    [When("{int} customers pay at the same time for {string}, of which there is one too few, in {int} interleavings")]
    public Task PayAtOnce(int buyers, string product, int times) => workers.PayAtOnceAsync(buyers, product, times);

    [Then("every time it comes to {string}")]
    public void ComesTo(string outcome) => workers.Last.ShouldOnlyBe(outcome);
}
