namespace Framework.Database;

/// <summary>Where binaries and initialised clusters are kept between runs.</summary>
internal sealed class CacheFolder
{
    private const UnixFileMode ReadableByAll =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private CacheFolder(string path) => Path = path;

    public string Path { get; }

    public static CacheFolder For(DatabaseOptions options) => new(System.IO.Path.GetFullPath(options.CacheFolder ?? Default()));

    public string Of(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Makes a folder in the cache; root's can be read by the user that PostgreSQL then runs as.</summary>
    public string Make(params string[] parts)
    {
        var folder = Of(parts);
        try
        {
            if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess) Directory.CreateDirectory(folder, ReadableByAll);
            else Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseUnavailableException(
                $"The cache folder {folder} cannot be made: {e.Message} Point TF_CACHE at a folder that you may write to.", e);
        }

        return folder;
    }

    /// <summary>One process at a time: waits until the other one is done. Released when disposed, or when the process dies.</summary>
    public async Task<IDisposable> LockAsync(string name, CancellationToken ct)
    {
        var file = System.IO.Path.Combine(Make(), name + ".lock");
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(file))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, ct);
            }
        }
    }

    private static string Default()
    {
        if (Environment.IsPrivilegedProcess) return "/var/cache/testframework";
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (string.IsNullOrEmpty(cache))
            cache = System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return System.IO.Path.Combine(cache, "testframework");
    }
}
