using Reqnroll;
using Shouldly;
using StepDefinitions.Data;
using StepDefinitions.Drivers;
using StepDefinitions.Wire;

namespace StepDefinitions.Steps;

[Binding]
public sealed class ExportSteps(ExportDriver driver, People people, ActionAttempt attempt)
{
    private int _statementsUnderWay;

    [When("{word} exports the invoices")]
    public Task Export(string name) => driver.ExportAsync(people[name]);

    [When("{word} exports the {InvoiceStatus} invoices")]
    public Task ExportFiltered(string name, InvoiceStatus status) => driver.ExportAsync(people[name], ("status", InvoicesDriver.Wire(status)));

    [When(@"^(\w+) exports the invoices, (\w+ \w+|\w+ \w+ \w+)$")]
    public Task ExportInOrder(string name, InvoiceOrder order) => driver.ExportAsync(people[name], ("sort", InvoicesDriver.Wire(order)));

    [When("{word} attempts to export the invoices with the {string} {string}")]
    public async Task AttemptToExport(string name, string parameter, string value) => attempt.Remember(await driver.AttemptAsync(people[name], (parameter, value)));

    [When("{word} has read the first line of the export")]
    public async Task ReadFirstLine(string name) => _statementsUnderWay = await driver.ReadFirstLineAsync(people[name]);

    [Then("the export is CSV in UTF-8 with the columns {}")]
    public void HasColumns(string columns)
    {
        driver.ContentType.ShouldBe("text/csv; charset=utf-8", "what the export says it is");
        string.Join(", ", Csv.Read(driver.Text)[0]).ShouldBe(columns, "the export's first line");
    }

    [Then("the export holds:")]
    public void Holds(DataTable expected) => expected.CompareToSet(driver.Lines, sequentialEquality: true);

    [Then("the export holds, in this order: {}")]
    public void HoldsInOrder(string descriptions) => string.Join(", ", driver.Lines.Select(l => l.Description)).ShouldBe(descriptions, "the export's lines, by their descriptions");

    [Then("the description's cell reads:")]
    public void Reads(string text) => driver.Lines.Single().Description.ShouldBe(text, "the description as a spreadsheet reads it");

    [Then("the description's cell reads a quote before the {SpecialCharacter}")]
    public void ReadsQuoteBefore(char character) => driver.Lines.Single().Description[..2].ShouldBe($"'{character}", "how the description begins as a spreadsheet reads it");

    [Then("the system is still reading invoices from the database")]
    public void IsStillReading() => _statementsUnderWay.ShouldBe(1, "statements that had not ended when the export's first line was there");
}
