using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

[Binding]
public sealed class DatabaseSteps(DatabaseDriver driver, Invoices invoices)
{
    [When("somebody sets {string} of the invoice to {string} in the database")]
    public Task Set(string column, DateTimeOffset value) => driver.AttemptToSetTimeAsync(column, invoices.Current, value);

    [Then("the database refuses because of {string}")]
    public void Refuses(string constraint) => driver.RefusedBy.ShouldBe(constraint, "the constraint that refused the write");
}
