using System.Globalization;
using Reports.Allure;
using Reports.Journal;

namespace Reports.Merging;

/// <summary>Makes one run of several shards: their results beside each other in one folder, as if one process had written them.</summary>
public static class RunMerge
{
    /// <summary>Copies the shards' results into an output folder; what was there before is removed, history excepted.</summary>
    /// <param name="shards">The output folders of the shards, in any order.</param>
    /// <param name="into">Where the whole goes.</param>
    /// <returns>The plan of the whole.</returns>
    /// <exception cref="MergeException">A shard is missing or there twice, a folder holds no run, or the shards don't belong together.</exception>
    /// <exception cref="IOException">A folder can't be read or written.</exception>
    public static RunPlan Merge(IReadOnlyList<string> shards, ReportPaths into)
    {
        ArgumentNullException.ThrowIfNull(shards);
        ArgumentNullException.ThrowIfNull(into);
        var runs = shards.Select(folder => (Paths: new ReportPaths(into.Repository, Path.GetFullPath(folder)), Folder: folder)).Select(s => (s.Paths, s.Folder, Plan: PlanOf(s.Paths, s.Folder))).ToList();
        ShardSet.Check([.. runs.Select(r => (r.Folder, r.Plan))]);
        if (runs.Any(r => string.Equals(Path.GetFullPath(r.Paths.Output), Path.GetFullPath(into.Output), StringComparison.Ordinal)))
            throw new MergeException($"The merged run cannot go into {into.Output}: a shard is there. Give another folder: --out FOLDER");
        OutputFolder.Clean(into);
        using (var journal = File.Create(into.Journal))
        {
            foreach (var run in runs.OrderBy(r => ShardSet.NumberOf(r.Plan)))
                Take(run.Paths, ShardSet.NumberOf(run.Plan), into, journal);
        }

        var first = runs.MinBy(r => ShardSet.NumberOf(r.Plan)).Plan;
        var whole = first with
        {
            StartedAt = runs.Min(r => r.Plan.StartedAt),
            FinishedAt = runs.Any(r => r.Plan.FinishedAt is null) ? null : runs.Max(r => r.Plan.FinishedAt),
            Interrupted = runs.Any(r => r.Plan.Interrupted),
            Retry = runs.Max(r => r.Plan.Retry),
            Shard = string.Create(CultureInfo.InvariantCulture, $"1-{runs.Count}/{runs.Count}"),
            Command = string.Join(" + ", runs.OrderBy(r => ShardSet.NumberOf(r.Plan)).Select(r => r.Plan.Command).Distinct(StringComparer.Ordinal)),
        };
        whole.Write(into);
        return whole;
    }

    private static RunPlan PlanOf(ReportPaths paths, string folder) =>
        RunPlan.Read(paths) ?? throw new MergeException($"Expected the results of a run in {folder}; there is no {Path.GetRelativePath(paths.Output, paths.Plan)}, or it is damaged. A shard is a whole output folder: ./tf run --shard 1/4 --out FOLDER");

    private static void Take(ReportPaths shard, int number, ReportPaths into, Stream journal)
    {
        using (var lines = new FileStream(shard.Journal, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite))
        {
            lines.CopyTo(journal);
        }

        // The last line may have been torn by a kill.
        journal.Write("\n"u8);
        foreach (var folder in new[] { (From: shard.AllureResults, To: into.AllureResults), (From: shard.Capsules, To: into.Capsules) })
            Copy(folder.From, folder.To);
        foreach (var facts in Directory.Exists(shard.Run) ? Directory.GetFiles(shard.Run, "facts-*.json") : [])
            File.Copy(facts, Path.Combine(into.Run, string.Create(CultureInfo.InvariantCulture, $"facts-{number}{Path.GetFileNameWithoutExtension(facts)["facts".Length..]}.json")));
        if (File.Exists(shard.Packages) && !File.Exists(into.Packages))
            File.Copy(shard.Packages, into.Packages);
    }

    private static void Copy(string from, string to)
    {
        if (!Directory.Exists(from))
            return;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            // Files that every shard writes (environment, categories) are the same in all of them.
            File.Copy(file, target, overwrite: true);
        }
    }
}
