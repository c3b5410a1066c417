using System.Globalization;
using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;
using StepDefinitions.Wire;

namespace StepDefinitions.Steps;

/// <summary>Licences that are out of step, the monitor that sees it, and the repair.</summary>
[Binding]
public sealed class LicenceSteps(ProgressDriver driver, People people)
{
    private RepairJson? _repair;

    [Given("{word}'s licence was pushed to level {int} in the database")]
    public Task Push(string name, int level) => driver.PushAsync(people[name], level);

    [Given("{word}'s licence was lost from the database")]
    public Task Lose(string name) => driver.LoseLicenceAsync(people[name]);

    [When("somebody takes the beginning of {word}'s licence away in the database")]
    public Task Undate(string name) => driver.UndateAsync(people[name]);

    [When("{word} repairs the licences")]
    public async Task Repair(string admin) => _repair = await driver.RepairAsync(people[admin]);

    [Then("{int} licence(s) is/are corrected, and {int} is/are out of step still")]
    public void Repaired(int corrected, int left)
    {
        var repair = _repair.ShouldNotBeNull();
        (repair.Corrected, repair.StillDrifted).ShouldBe((corrected, left), "licences corrected, and out of step still");
    }

    [Then("the monitor tells {word}: {int} of {int} in step, {string}")]
    public async Task Tells(string admin, int inStep, int total, string severity)
    {
        var health = await driver.HealthAsync(people[admin]);
        (health.InStep, health.Total, health.Drifted, health.Severity).ShouldBe((inStep, total, total - inStep, severity), "licences in step, of how many, how many not, and how bad it is");
        health.ConsistencyPercent.ShouldBe(Math.Round(100m * inStep / total, 2), "per cent in step");
    }

    [Then("the monitor shows {word} by specialisation:")]
    public async Task Shows(string admin, DataTable groups) => (await driver.HealthAsync(people[admin])).Specialisations
        .Select(g => (g.Specialisation, g.Total, g.Drifted, g.LargestDrift, g.Severity))
        .ShouldBe(groups.Rows.Select(r => (r["specialisation"], Number(r["trainings"]), Number(r["out of step"]), Number(r["levels"]), r["severity"])), "what the monitor counts");

    [Then("the monitor names {word}'s licence to {word}: {int} instead of {int}, {string}")]
    public async Task Names(string name, string admin, int licence, int level, string severity)
    {
        var drift = (await driver.HealthAsync(people[admin])).Drifts.ShouldHaveSingleItem("licences out of step");
        (drift.PersonId, drift.LicenceLevel, drift.Level, drift.Drift, drift.Severity).ShouldBe((people[name].Id, licence, level, licence - level, severity), "whose licence is out of step, and how");
    }

    [Then("{word}'s licence has once been at level {int}")]
    public async Task Highest(string name, int level) => (await driver.SeeAsync(people[name])).Licence.ShouldNotBeNull().HighestLevel.ShouldBe(level, "the highest level that the licence ever had");

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
