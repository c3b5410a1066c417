using NUnit.Framework;
using Reports.Summary;
using Shouldly;
using Tests.Reports;

namespace Tests.Runner;

/// <summary><c>tf run --audit-isolation</c> on a suite in which one scenario leaves something behind for all.</summary>
[Platform(Exclude = "Win", Reason = "Planted failures use /dev/full.")]
internal sealed class IsolationTests
{
    [Test]
    public async Task Who_leans_on_whom_is_found_and_named_both_ways()
    {
        using var folder = new TemporaryFolder();

        var said = await PlantedRun.TfAsync(["run", "--audit-isolation", "--tags", "@isolation", "--no-build", "--no-allure", "--out", folder.Path]);

        said.Text.ShouldContain("\"Scenarios that lean on one another: A cannot stand what was left\" fails only after \"Scenarios that lean on one another: B1 leaves something behind\"");
        said.Text.ShouldContain("\"Scenarios that lean on one another: C needs what was left\" passes only after \"Scenarios that lean on one another: B1 leaves something behind\", alone it fails");
        said.ExitCode.ShouldBe(1);
        RunSummary.Read(Path.Combine(folder.Path, "summary.json")).Suspects.Count(s => s.Kind == "order-dependence").ShouldBe(2);
    }
}
