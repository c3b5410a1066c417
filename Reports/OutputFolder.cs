namespace Reports;

/// <summary>The folder that a run leaves its results in.</summary>
public static class OutputFolder
{
    /// <summary>Removes what earlier runs left, history excepted, and makes sure that it can be written.</summary>
    /// <exception cref="IOException">It can't be cleaned or written.</exception>
    /// <exception cref="UnauthorizedAccessException">It can't be cleaned or written.</exception>
    public static void Clean(ReportPaths paths)
    {
        Directory.CreateDirectory(paths.Output);
        foreach (var folder in new[] { paths.AllureResults, paths.AllureReport, paths.Run, paths.Capsules })
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        foreach (var file in new[] { paths.Summary, paths.JUnit, paths.ExecutionMarkdown, paths.ExecutionHtml })
            File.Delete(file);
        Directory.CreateDirectory(paths.AllureResults);
        Directory.CreateDirectory(paths.Run);
    }
}
