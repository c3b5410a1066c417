namespace Reports.AllureReport;

/// <summary>What Allure knows of earlier runs: one JSON line a run, kept when results are cleared.</summary>
internal sealed class AllureHistory(ReportPaths paths)
{
    public static string FileIn(ReportPaths paths) => Path.Combine(paths.History, "allure.jsonl");

    private string LastRun => Path.Combine(paths.History, "allure-last-run.txt");

    /// <summary>A report that is made again must not count its run twice: takes the line of the run out if it is the last.</summary>
    public void ForgetThisRun(string run)
    {
        var file = FileIn(paths);
        if (!File.Exists(file) || !File.Exists(LastRun) || File.ReadAllText(LastRun) != run)
            return;
        var lines = File.ReadAllLines(file).Where(l => l.Length > 0).ToList();
        File.WriteAllLines(file, lines.Take(lines.Count - 1));
        File.Delete(LastRun);
    }

    public void RememberThisRun(string run) => File.WriteAllText(LastRun, run);
}
