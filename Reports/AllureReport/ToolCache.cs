namespace Reports.AllureReport;

/// <summary>Where tools are kept between runs: <c>TF_CACHE</c>, else the user's cache folder. Never inside the repository.</summary>
internal static class ToolCache
{
    public static string Folder()
    {
        var chosen = Environment.GetEnvironmentVariable("TF_CACHE");
        if (!string.IsNullOrWhiteSpace(chosen))
            return Path.GetFullPath(chosen);
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (string.IsNullOrWhiteSpace(cache))
            cache = OperatingSystem.IsWindows()
                ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(cache, "testframework");
    }
}
