namespace Framework.Database;

/// <summary>Where binaries and initialised clusters are kept between runs.</summary>
internal sealed class CacheFolder
{
    private const UnixFileMode ReadableByAll =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    // EWOULDBLOCK, and Windows' sharing violation: somebody else holds the lock.
    private const int Busy = 11, BusyOnMac = 35, BusyOnWindows = unchecked((int)0x80070020);
    private const int TriesUntilTold = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private CacheFolder(string path) => Path = path;

    public string Path { get; }

    public static CacheFolder For(DatabaseOptions options) => new(System.IO.Path.GetFullPath(options.CacheFolder ?? DatabaseOptions.FromEnvironment("TF_CACHE") ?? Default()));

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
            throw Unwritable(e);
        }

        return folder;
    }

    /// <summary>One process at a time: waits until the other one is done. Released when disposed, or when the process dies.</summary>
    public async Task<IDisposable> LockAsync(string name, IProgress<string>? progress, CancellationToken ct)
    {
        var file = System.IO.Path.Combine(Make(), name + ".lock");
        for (var tries = 1; ; tries++)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (e.HResult is Busy or BusyOnMac or BusyOnWindows)
            {
                if (tries == TriesUntilTold) progress?.Report($"Another run is at work in {Path}; waiting for it");
                await Task.Delay(Pause, TimeProvider.System, ct);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw Unwritable(e);
            }
        }
    }

    private DatabaseUnavailableException Unwritable(Exception e) => new(
        $"The cache folder {Path} cannot be written: {e.Message} Free some room there, or point TF_CACHE at a folder that you may write to.", e);

    private static string Default()
    {
        if (Environment.IsPrivilegedProcess) return "/var/cache/testframework";
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (string.IsNullOrEmpty(cache))
            cache = System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return System.IO.Path.Combine(cache, "testframework");
    }
}
