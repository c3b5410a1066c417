using Framework.Evidence;
using Reports.Journal;

namespace Reports.Runs;

/// <summary>What the framework wrote down about a run.</summary>
public static class RunFactsFile
{
    /// <summary>Of one attempt; null if there is none, or if it is damaged.</summary>
    public static RunFacts? Read(ReportPaths paths, int attempt) => JournalFile.Read(paths.Facts(attempt), JournalJson.Readable.RunFacts);
}
