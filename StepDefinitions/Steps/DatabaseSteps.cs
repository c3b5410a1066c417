using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

[Binding]
public sealed class DatabaseSteps(DatabaseDriver driver, Invoices invoices)
{
    [When("somebody sets {string} of the invoice to {string} in the database")]
    public Task Set(string column, DateTimeOffset value) => driver.AttemptToSetAsync(column, invoices.Current, value);

    [When("somebody sets the amount of the invoice to {decimal} in the database")]
    public Task SetAmount(decimal value) => driver.AttemptToSetAsync("amount", invoices.Current, value);

    [Given("its description came from an old database, and begins with a {SpecialCharacter}")]
    public Task Begin(char character) => driver.AttemptToSetAsync("description", invoices.Current, $"{character}=1+1");

    [Then("the database refuses because of {string}")]
    public void Refuses(string constraint) => driver.RefusedBy.ShouldBe(constraint, "the constraint that refused the write");
}
