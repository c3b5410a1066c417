using Reports;
using Reports.Catalogue;
using Reports.Suite;
using Runner.Building;
using Runner.CommandLine;
using Runner.Terminal;

namespace Runner.Checking;

/// <summary><c>tf check</c>: binds every step and lints the features, without a run.</summary>
internal sealed class CheckCommand(ReportPaths paths, Screen screen)
{
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var began = TimeProvider.System.GetTimestamp();
        var binding = BindAsync(ct);
        var index = FeatureIndex.Load(paths.Features);
        var found = Found(index);
        var problems = await binding;
        var findings = Left(found);
        screen.Status("");
        foreach (var finding in findings)
            Complaints.Show(screen, $"{finding.File}{Place(finding)}", FindingCodes.Shown(finding), [finding.Message]);
        foreach (var problem in problems)
            Complaints.Show(screen, $"{problem.File}{problem.Place}", problem.Code, problem.Lines);
        var count = findings.Count + problems.Count;
        var steps = index.Scenarios.Sum(s => s.Steps.Count);
        screen.Line($"{(count == 0 ? screen.Green(screen.Bold("OK")) : screen.Red(screen.Bold(Words.Count(count, "problem"))))}  "
            + $"{Words.Count(index.Features.Count, "feature")}, {Words.Count(index.Scenarios.Count, "scenario")}, {Words.Count(steps, "step")}"
            + screen.Dim($"  ({Words.Duration(TimeProvider.System.GetElapsedTime(began))})"));
        return count == 0 ? ExitCode.Passed : ExitCode.Failed;
    }

    /// <summary>What the compiler will not tell: it reads features, but neither catalogue nor matrix.</summary>
    private List<Finding> Found(FeatureIndex index)
    {
        var glossary = Glossary.Load(paths.Features, BehaviourCatalogue.Load(paths.Behaviours));
        return [.. SuiteCheck.Run(paths).Where(f => f.Kind != "feature"), .. FeatureLint.Of(index), .. ScenarioLint.Of(index, glossary)];
    }

    /// <summary>These and the steps that nobody uses, which the built suite knows; without those that are meant.</summary>
    private List<Finding> Left(IReadOnlyList<Finding> found)
    {
        List<Finding> all = [.. found, .. UnusedStep.Of(ProjectBuild.OfSuite(paths, screen).Assembly).Select(s => s.Finding(paths.Repository))];
        return [.. Meant.Load(paths.Features).LeftOf(all).OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line)];
    }

    private async Task<IReadOnlyList<BuildProblem>> BindAsync(CancellationToken ct)
    {
        try
        {
            await ProjectBuild.OfSuite(paths, screen).EnsureAsync(ct);
            return [];
        }
        catch (BuildFailedException e) when (e.Problems.Count > 0)
        {
            return e.Problems;
        }
    }

    private static string Place(Finding finding) => (finding.Line, finding.Column) switch
    {
        (0, _) => "",
        (_, 0) => $"({finding.Line})",
        _ => $"({finding.Line},{finding.Column})",
    };
}
