using System.Globalization;
using System.Text.Json;
using Framework.Gherkin.Http;
using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

/// <summary>What people learn, and the levels and licences that come of it.</summary>
[Binding]
public sealed class ProgressSteps(ProgressDriver driver, ProgressRaceDriver races, IdentityDriver identity, People people, ActionAttempt attempt, SavedValues saved)
{
    private Person Admin => people.All.First(p => p.Role == "admin");

    [Given("{word} is new to the school")]
    public Task IsNew(string name) => identity.HaveAsync(name, "student");

    [Given("{word} trains as {word}")]
    public async Task Trains(string name, string specialisation)
    {
        await identity.HaveAsync(name, "student");
        await driver.StartAsync(Admin, people[name], specialisation);
    }

    [Given("{word} trains as {word} and has {int} XP")]
    public async Task TrainsWith(string name, string specialisation, int xp)
    {
        await Trains(name, specialisation);
        await driver.BookAsync(Admin, people[name], xp, 1);
    }

    [When("{word} lets {word} train as {word}")]
    public Task Start(string by, string name, string specialisation) => driver.StartAsync(people[by], people[name], specialisation);

    [When("{word} attempts to let {word} train as {word}")]
    public async Task AttemptToStart(string by, string name, string specialisation) => attempt.Remember(await driver.AttemptStartAsync(people[by], people[name], specialisation));

    [When("{word} books {int} XP from {int} session(s) for {word}")]
    public Task Book(string by, int xp, int sessions, string name) => driver.BookAsync(people[by], people[name], xp, sessions);

    [When("{word} books for {word}, one after the other:")]
    public async Task BookSeveral(string by, string name, DataTable bookings)
    {
        foreach (var row in bookings.Rows)
            await driver.BookAsync(people[by], people[name], Number(row["XP"]), 1);
    }

    [When("{word} attempts to book {int} XP for {word}")]
    public async Task AttemptToBook(string by, int xp, string name) => attempt.Remember(await driver.AttemptBookAsync(people[by], driver.Of(people[name]).Id, xp, 1));

    [When("{word} books {int} times {int} XP for {word} at the same time, in {int} interleavings")]
    public Task BookAtOnce(string by, int bookings, int xp, string name, int times) => races.BookAtOnceAsync(people[by], people[name], bookings, xp, times);

    [When("the database fails at each statement of {word}'s booking of {int} XP for {word}")]
    public Task BookInterrupted(string by, int xp, string name) => races.BookInterruptedAsync(people[by], people[name], xp);

    [Then("the bookings each come to {string}")]
    public void ComeTo(string outcome) => races.Last.ShouldOnlyBe(outcome);

    [When("{word} attempts to see how {word} trains")]
    public async Task AttemptToSee(string by, string name) => attempt.Remember(await driver.AttemptListAsync(people.Find(by), people[name].Id), await driver.AttemptListAsync(people.Find(by), Guid.NewGuid()));

    [Then("{word} is at level {int} with {int} XP from {int} session(s), and the licence says the same")]
    public async Task IsAt(string name, int level, int xp, int sessions)
    {
        var seen = await driver.SeeAsync(people[name]);
        (seen.Level, seen.Xp, seen.Sessions).ShouldBe((level, xp, sessions), $"{name}'s level, XP and sessions");
        seen.Licence.ShouldNotBeNull($"{name}'s licence").Level.ShouldBe(level, $"the level on {name}'s licence");
        seen.Licence.StartedAt.ShouldBe(seen.StartedAt, "when the licence began");
    }

    [Then("{word} has come through:")]
    public void CameThrough(string name, DataTable steps) => driver.Booked.Where(b => b.Id == driver.Of(people[name]).Id)
        .Select(b => (b.Xp, b.Level, b.Licence?.Level)).ShouldBe(steps.Rows.Select(r => (Number(r["XP"]), Number(r["level"]), (int?)Number(r["level"]))), "XP, level and the licence's level after each booking");

    [Then("{int} XP are missing for {word}'s next level")]
    public async Task Missing(int xp, string name) => (await driver.SeeAsync(people[name])).XpToNextLevel.ShouldBe(xp, "XP to the next level");

    [Then("{word} is on the last level")]
    public async Task OnTheLast(string name) => (await driver.SeeAsync(people[name])).XpToNextLevel.ShouldBeNull("XP to the next level");

    [Given("{word}'s training is saved as {string}")]
    public void Save(string name, string key) => saved.Save(key, JsonSerializer.SerializeToElement(driver.Of(people[name]).Id));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
