using Framework.Concurrency;
using Framework.Evidence;
using Framework.Gherkin.Http;
using Framework.Http;
using Framework.Lanes;
using Reqnroll;
using Reqnroll.Bindings;
using Reqnroll.BoDi;

namespace Framework.Gherkin.AnySteps;

/// <summary>Any steps at the same time, again and again, in the words of the suite.</summary>
[Binding]
public sealed class StepsAtOnceSteps(ScenarioScope scenario, IObjectContainer container, LastRace last)
{
    private const string First = "first";
    private const string AtOnce = "at once";
    private const string Afterwards = "afterwards";
    private const string MayFailWith = "may fail with";
    private const string Done = "done";

    private static readonly string[] Columns = ["when", "step", MayFailWith];

    /// <summary>
    /// Steps without their keywords: <c>| when | step | may fail with |</c>. <c>when</c> is "first" (one after the other, before the race, anew in each
    /// interleaving), "at once" (behind one gate) or "afterwards"; a step "at once" may fail if its message contains <c>may fail with</c>. The outcome of
    /// an interleaving is what came of its steps at once, "done" or what they failed with, in ascending order.
    /// </summary>
    [When("these steps are taken, in {int} interleavings:")]
    public async Task Take(int times, DataTable table)
    {
        var rows = Read(table);
        last.Outcomes = await scenario.InterleaveAsync(times, async round =>
        {
            foreach (var row in rows.Where(r => r.When == First))
                await FirstAsync(await StepCall.PrepareAsync(row.Step, container, StepDefinitionType.Given, StepDefinitionType.When));
            List<(StepCall Step, Row Row)> race = [];
            foreach (var row in rows.Where(r => r.When == AtOnce))
                race.Add((await StepCall.PrepareAsync(row.Step, container, StepDefinitionType.When, StepDefinitionType.Given), row));
            var outcomes = await round.AtOnceAsync([.. race.Select(r => (Func<Task<string>>)(() => OutcomeAsync(r.Step, r.Row)))]);
            await scenario.AtRestAsync();
            foreach (var row in rows.Where(r => r.When == Afterwards))
                await (await StepCall.PrepareAsync(row.Step, container, StepDefinitionType.Then, StepDefinitionType.When, StepDefinitionType.Given)).TakeAsync();
            return string.Join(", ", outcomes.Order(StringComparer.Ordinal));
        });
    }

    /// <summary>Every interleaving came out so: what each step came to, in ascending order: <c>done, invalid_transition</c>.</summary>
    [Then("every race ends with {string}")]
    public void EndsWith(string outcome) => last.Outcomes.ShouldOnlyBe(outcome);

    /// <summary>Every interleaving came out in one of these ways, one a row.</summary>
    [Then("every race ends with one of:")]
    public void EndsWithOneOf(DataTable table) => last.Outcomes.ShouldOnlyBe([.. table.Rows.Select(r => r[0])]);

    private static async Task FirstAsync(StepCall step)
    {
        try
        {
            await step.TakeAsync();
        }
        catch (Exception error) when (error is not ICausedFailure)
        {
            throw new PreparationFailedException($"The race's data could not be made: {step.Text}\n\n{error.Message}");
        }
    }

    private static async Task<string> OutcomeAsync(StepCall step, Row row)
    {
        try
        {
            await step.TakeAsync();
            return Done;
        }
        catch (Exception error) when (row.MayFail.Length > 0 && error.Message.Contains(row.MayFail, StringComparison.Ordinal))
        {
            return row.MayFail;
        }
        catch (Exception error) when (row.MayFail.Length > 0)
        {
            throw new InterleavingFailedException($"The step '{step.Text}' failed, and not with '{row.MayFail}': {error.Message}", error);
        }
    }

    private static List<Row> Read(DataTable table)
    {
        foreach (var column in table.Header.Except(Columns, StringComparer.Ordinal))
            throw new UnknownNameException("column", column, Columns);
        var rows = table.Rows.Select(r => new Row(r["when"].Trim(), r["step"].Trim(), table.ContainsColumn(MayFailWith) ? r[MayFailWith].Trim() : "")).ToList();
        foreach (var row in rows)
        {
            if (row.When is not (First or AtOnce or Afterwards))
                throw new UnknownNameException("moment in the column when", row.When, [First, AtOnce, Afterwards]);
            if (row.When != AtOnce && row.MayFail.Length > 0)
                throw new FormatException($"Only a step 'at once' may fail; '{row.Step}' is taken {row.When}.");
        }

        return rows.Count(r => r.When == AtOnce) > 1 ? rows : throw new FormatException("A race takes two rows with 'at once' at least.");
    }

    private sealed record Row(string When, string Step, string MayFail);
}
