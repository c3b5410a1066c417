using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

[Binding]
public sealed class QueryBudgetSteps(QueryBudgetDriver budget, InvoicesDriver driver, Invoices invoices, People people)
{
    [Given("{int} draft invoice(s)")]
    [When("{int} draft invoice(s) are added")]
    public Task HaveMany(int count) => driver.HaveManyAsync(count);

    [Given("{word} has listed all invoices")]
    [When("{word} lists all invoices")]
    public Task List(string name) => budget.ListAsync(people[name]);

    [When("{word} lists all {InvoiceStatus} invoices")]
    public Task ListFiltered(string name, InvoiceStatus status) => budget.ListAsync(people[name], ("status", InvoicesDriver.Wire(status)));

    [Given("{word} has looked at the invoice")]
    [When("{word} looks at the invoice")]
    public Task See(string name) => budget.SeeAsync(people[name], invoices.Current);

    [Then("{int} invoice(s) is/are listed")]
    public void Listed(int count) => budget.Listed.ShouldBe(count, "how many invoices the list held");

    [Then("that took fewer than {int} queries, but at least one")]
    public void TookFewerThan(int limit) => budget.LastCost.ShouldBeInRange(1, limit - 1, "queries of the last request");

    [Then("that took as many queries as before")]
    public void TookAsManyAsBefore() => budget.LastCost.ShouldBe(budget.Costs[^2], "queries of the last request, compared with those of the request before");
}
