namespace Reports.Suite;

/// <summary>Where the feature files are.</summary>
internal static class FeatureFiles
{
    public static IEnumerable<string> Below(string root)
    {
        var subfolders = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden };
        return Directory.EnumerateFiles(root, "*.feature", subfolders)
            .Where(path => !IsBuildOutput(Path.GetRelativePath(root, path)))
            .Order(StringComparer.Ordinal);
    }

    private static bool IsBuildOutput(string relative) =>
        relative.Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj";
}
