using System.Globalization;
using System.Text.Json;
using Framework.Gherkin.Http;
using Framework.Json;
using Framework.Lanes;
using Reqnroll;

namespace Framework.Gherkin.Database;

/// <summary>
/// Looks into the database, for diagnosis and for constraints that no endpoint shows. Reading only: data are made, and results judged, through the
/// system's own doors wherever it has them.
/// </summary>
[Binding]
public sealed class DatabaseFactSteps(ScenarioScope scenario, SavedValues saved)
{
    private JsonElement? _rows;

    /// <summary>One SELECT; its rows are judged by the steps below. It runs in a read-only transaction.</summary>
    [When("the database is asked:")]
    public async Task Ask(string select)
    {
        _rows = await scenario.AskDatabaseAsync(saved.Fill(select));
        scenario.Note($"The database answered: {JsonText.Pretty(_rows.Value.GetRawText())}");
    }

    /// <summary>The rows are these, as a JSON array of objects.</summary>
    [Then("the database answers:")]
    public void Answers(string json)
    {
        var mismatches = JsonMatch.Compare(Rows, JsonText.Parse(saved.FillJson(json)));
        if (mismatches.Count > 0)
            throw new AnswerAssertionException($"The database's rows are not as expected: {JsonMismatch.Describe(mismatches)}\n\n{JsonText.Pretty(Rows.GetRawText())}");
    }

    /// <summary>There are so many rows.</summary>
    [Then("the database answers {int} row(s)")]
    public void AnswersRows(int count)
    {
        if (Rows.GetArrayLength() != count)
            throw new AnswerAssertionException(string.Create(CultureInfo.InvariantCulture, $"Expected {count} row(s), but the database answered {Rows.GetArrayLength()}:\n\n{JsonText.Pretty(Rows.GetRawText())}"));
    }

    /// <summary>A table has so many rows.</summary>
    [Then("the table {string} has {int} row(s)")]
    public async Task HasRows(string table, int count)
    {
        var actual = await scenario.CountRowsAsync(table);
        if (actual != count)
            throw new AnswerAssertionException(string.Create(CultureInfo.InvariantCulture, $"Expected {count} row(s) in table {table}, but there are {actual}."));
    }

    private JsonElement Rows => _rows ?? throw new InvalidOperationException("The database was not asked anything yet. Begin with: When the database is asked:");
}
