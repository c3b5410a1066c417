using System.Globalization;
using System.Text.Json;
using Framework.Concurrency;
using Framework.Gherkin.AnySteps;
using Framework.Http;
using Framework.Json;
using Framework.Lanes;
using Reqnroll;

namespace Framework.Gherkin.Http;

/// <summary>
/// Requests at the same time, again and again: each interleaving makes data of its own, starts the requests of the race behind one gate under
/// its own seed, and looks at what came of it.
/// </summary>
[Binding]
public sealed class AtOnceSteps(ScenarioScope scenario, SavedValues saved, LastRace last)
{
    private const string First = "first";
    private const string AtOnce = "at once";
    private const string Afterwards = "afterwards";

    private static readonly string[] Columns = ["when", "as", "request", "body", "save", "contains"];

    /// <summary>
    /// Requests: <c>| when | as | request | body | save | contains |</c>. <c>when</c> is "first" (one after the other, before the race), "at once" or
    /// "afterwards"; <c>as</c> a saved token; <c>request</c> an endpoint's name with the values of its route; <c>save</c> "id as invoice";
    /// <c>contains</c> JSON that an answer has to have. Only <c>when</c> and <c>request</c> are needed.
    /// </summary>
    [When("these requests are made, in {int} interleavings:")]
    public async Task Make(int times, DataTable table)
    {
        var rows = Read(table);
        last.Outcomes = await scenario.InterleaveAsync(times, async round =>
        {
            foreach (var row in rows.Where(r => r.When == First))
                Judge(row, await SendAsync(row), mustSucceed: true);
            var race = rows.Where(r => r.When == AtOnce).ToList();
            var answers = await round.AtOnceAsync([.. race.Select(r => (Func<Task<Answer>>)(() => SendAsync(r)))]);
            await scenario.AtRestAsync();
            foreach (var (row, answer) in race.Zip(answers))
                Judge(row, answer, mustSucceed: false);
            foreach (var row in rows.Where(r => r.When == Afterwards))
                Judge(row, await SendAsync(row), mustSucceed: true);
            return string.Join(", ", answers.Select(Short).Order(StringComparer.Ordinal));
        });
    }

    /// <summary>Every race was answered so: statuses, with the codes of problems, in ascending order: <c>201, 409 invalid_transition</c>.</summary>
    [Then("every race is answered with {string}")]
    public void AnsweredWith(string answers) => last.Outcomes.ShouldOnlyBe(answers);

    /// <summary>Every race was answered in one of these ways, one a row.</summary>
    [Then("every race is answered with one of:")]
    public void AnsweredWithOneOf(DataTable table) => last.Outcomes.ShouldOnlyBe([.. table.Rows.Select(r => r[0])]);

    private async Task<Answer> SendAsync(Row row)
    {
        // A conversation of its own: the requests of a race share neither a token nor a last answer.
        using var conversation = new Conversation(scenario, saved) { Token = row.As.Length == 0 ? null : saved.TextOf(row.As) };
        var words = row.Request.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return await conversation.CallAsync(words[0], words[1..], row.Body.Length == 0 ? null : saved.FillJson(row.Body));
    }

    private void Judge(Row row, Answer answer, bool mustSucceed)
    {
        if (mustSucceed && answer.Status is < 200 or > 299)
            throw row.When == First ? new PreparationFailedException($"The race's data could not be made.\n\n{answer}") : answer.Unexpected($"Expected {row.Request} to succeed after the race.");
        if (row.Contains.Length > 0 && JsonMatch.Compare(answer.Json, JsonText.Parse(saved.FillJson(row.Contains)), open: true) is { Count: > 0 } mismatches)
            throw answer.Unexpected($"The answer to {row.Request} ({row.When}) is not as expected: {JsonMismatch.Describe(mismatches)}");
        if (row.Save.Length == 0)
            return;
        var at = row.Save.LastIndexOf(" as ", StringComparison.Ordinal);
        if (at < 1)
            throw new FormatException($"Expected 'path as name' in the column save, but it is '{row.Save}'.");
        saved.Save(row.Save[(at + 4)..].Trim(), answer.Find(row.Save[..at].Trim()));
    }

    private static string Short(Answer answer)
    {
        var status = answer.Status.ToString(CultureInfo.InvariantCulture);
        var code = answer.MediaType == "application/problem+json" && JsonPath.TryFind(answer.Json, "code") is { ValueKind: JsonValueKind.String } known ? known.GetString() : null;
        return code is null ? status : $"{status} {code}";
    }

    private static List<Row> Read(DataTable table)
    {
        foreach (var column in table.Header.Except(Columns, StringComparer.Ordinal))
            throw new UnknownNameException("column", column, Columns);
        string Cell(DataTableRow row, string column) => table.ContainsColumn(column) ? row[column].Trim() : "";
        var rows = table.Rows.Select(r => new Row(Cell(r, "when"), Cell(r, "as"), Cell(r, "request"), Cell(r, "body"), Cell(r, "save"), Cell(r, "contains"))).ToList();
        foreach (var row in rows)
        {
            if (row.When is not (First or AtOnce or Afterwards))
                throw new UnknownNameException("moment in the column when", row.When, [First, AtOnce, Afterwards]);
            if (row.Request.Length == 0)
                throw new FormatException("Each row needs a request: an endpoint's name, and the values of its route.");
        }

        return rows.Count(r => r.When == AtOnce) > 1 ? rows : throw new FormatException("A race takes two rows with 'at once' at least.");
    }

    private sealed record Row(string When, string As, string Request, string Body, string Save, string Contains);
}
