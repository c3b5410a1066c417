using System.Globalization;
using Framework.Lanes;
using Reqnroll;

namespace Framework.Gherkin.Http;

/// <summary>How many SQL statements the last request ran: its own, not those of jobs or of other scenarios.</summary>
[Binding]
public sealed class StatementSteps(ScenarioScope scenario)
{
    private int? _before;

    /// <summary>It ran so many at most.</summary>
    [Then("the last request ran at most {int} SQL statement(s)")]
    public void AtMost(int most)
    {
        if (scenario.Statements.OfLastRequest > most)
            throw new AnswerAssertionException(string.Create(CultureInfo.InvariantCulture, $"Expected at most {most} SQL statement(s), but the last request ran {scenario.Statements.OfLastRequest}.{Repeated()}"));
        _before = scenario.Statements.OfLastRequest;
    }

    /// <summary>It ran as many as the one before that was counted: the number does not grow with the data.</summary>
    [Then("the last request ran as many SQL statements as the one before")]
    public void AsManyAsBefore()
    {
        var before = _before ?? throw new InvalidOperationException("No request was counted before. Say this first: Then the last request ran at most 4 SQL statements");
        if (scenario.Statements.OfLastRequest != before)
            throw new AnswerAssertionException(string.Create(CultureInfo.InvariantCulture, $"Expected {before} SQL statement(s) again, but the last request ran {scenario.Statements.OfLastRequest}.{Repeated()}"));
    }

    /// <summary>No statement ran twice in it: no query per row.</summary>
    [Then("the last request repeated no SQL statement")]
    public void RepeatedNone()
    {
        if (scenario.Statements.RepeatedByLastRequest.Count > 0)
            throw new AnswerAssertionException($"Expected no SQL statement to run twice in one request.{Repeated()}");
    }

    private string Repeated()
    {
        var repeated = scenario.Statements.RepeatedByLastRequest;
        return repeated.Count == 0 ? "" : "\nRepeated, which is the sign of a query per row:\n" + string.Join("\n", repeated.Select(r => string.Create(CultureInfo.InvariantCulture, $"  {r.Times} times: {r.Statement}")));
    }
}
