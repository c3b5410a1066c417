using System.Text.Json;
using NUnit.Framework;
using Shouldly;

namespace Tests.Reports;

/// <summary>What a failed scenario shows of the database, step by step, and what it was suspected of.</summary>
internal sealed class StateTests
{
    [Test]
    public async Task Each_step_shows_the_rows_that_it_made_changed_and_removed()
    {
        var steps = await StepsAsync("Rows come, change and go");

        steps["a draft invoice"].ShouldContain("+ invoices ");
        steps["a draft invoice"].ShouldContain("\"DRAFT\"");
        steps["a draft invoice"].ShouldNotContain("users");
        steps["Irina sends the invoice"].ShouldSatisfyAllConditions(
            s => s.ShouldContain("~ invoices "),
            s => s.ShouldMatch("status +\"DRAFT\" -> \"SENT\""),
            s => s.ShouldMatch("sent_at +null -> \""),
            s => s.ShouldNotContain("description"));
        steps["Petya deletes their account"].ShouldContain("- users ");
        steps["Irina teaches Petya, Olga's child"].ShouldMatch("password_hash +\"\\*\\*\\*[0-9a-f]{4}\"");
        steps.ShouldNotContainKey("the table \"invoices\" has 7 rows");
    }

    [Test]
    public async Task Statements_show_their_parameters_and_rows_and_hide_what_goes_into_secret_columns()
    {
        var run = await PlantedRun.Results;
        var sql = Attachments(run, "Rows come, change and go", "SQL")["Irina teaches Petya, Olga's child"];

        sql.ShouldContain("POST /auth/register");
        sql.ShouldMatch("@p2='[^']+@example.test'");
        sql.ShouldContain("@p5=***");
        sql.ShouldContain(", 1 row, POST /auth/");
    }

    [Test]
    public async Task Slow_statements_strangers_and_changes_that_no_statement_made_are_suspects()
    {
        var run = await PlantedRun.Results;
        var scenario = run["A slow statement and a stranger"];

        scenario.Suspects.Select(s => s.Kind).Distinct().ShouldBe(["slow-statement", "unexpected-vendor-call"], ignoreOrder: true);
        scenario.Suspects.First(s => s.Kind == "slow-statement").Detail.ShouldContain("GET /me waited ");
        scenario.Suspects.First(s => s.Kind == "unexpected-vendor-call").Detail.ShouldStartWith("GET http://127.0.0.1:9/stranger by the client 'stranger'");
        File.ReadAllText(Path.Combine(run.Output, "run", "suspects.jsonl")).ShouldContain("\"untraced-change\",\"detail\":\"public.producers was changed");
        run.Ended.Where(l => l.Name != scenario.Name).SelectMany(l => l.Suspects).Where(s => s.Kind is "unexpected-vendor-call").ShouldBeEmpty();
    }

    private static async Task<Dictionary<string, string>> StepsAsync(string scenario) => Attachments(await PlantedRun.Results, scenario, "rows");

    private static Dictionary<string, string> Attachments(PlantedResults run, string scenario, string kind)
    {
        var results = Path.Combine(run.Output, "allure-results");
        using var result = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(results, $"{run[scenario].AllureId}-result.json")));
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var step in result.RootElement.GetProperty("steps").EnumerateArray())
            if (step.TryGetProperty("attachments", out var all) && all.EnumerateArray().FirstOrDefault(a => a.GetProperty("name").GetString()!.Split(' ')[0] == kind) is { ValueKind: JsonValueKind.Object } attachment)
                found[step.GetProperty("name").GetString()!.Split(' ', 2)[1]] = File.ReadAllText(Path.Combine(results, attachment.GetProperty("source").GetString()!));
        return found;
    }
}
