using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Framework.Database;

/// <summary>A cluster that exists for this process only: a copy of a template, a server, and the supervisor that ends both.</summary>
internal sealed class ThrowAwayCluster : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly Process supervisor;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task reading;
    private readonly string description;
    private int ending;

    private ThrowAwayCluster(Process supervisor, string folder, string description)
    {
        this.supervisor = supervisor;
        this.description = description;
        Folder = folder;
        reading = ReadAsync();
        Ready = ReadyWithinLimitAsync();
    }

    /// <summary>Holds the data and the socket.</summary>
    public string Folder { get; }

    public ServerLog Log { get; } = new();

    /// <summary>Completes when the server accepts connections; fails with what it said when it does not.</summary>
    public Task Ready { get; }

    public static ThrowAwayCluster Begin(PostgresBinaries binaries, string template, string place, string? user, string description)
    {
        var folder = ClusterPlace.NewFolder(place);
        try
        {
            var process = Supervisor.Start(folder, template, binaries.Postgres, ServerSettings.Arguments(binaries.Version, folder), user);
            return new ThrowAwayCluster(process, folder, description);
        }
        catch (Win32Exception e)
        {
            throw new DatabaseUnavailableException(
                $"{description} could not be started{(user is null ? "" : $" as user {user}")}: {e.Message}. "
                + "Run the tests as a user that is not root, or name a database: TF_DATABASE=<connection string>.", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref ending, 1) == 1) return;
        supervisor.StandardInput.Close();
        await supervisor.WaitForExitAsync();
        await reading;
        supervisor.Dispose();
    }

    private async Task ReadyWithinLimitAsync()
    {
        try
        {
            await ready.Task.WaitAsync(StartLimit, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            throw Failed("did not accept connections within 30 s");
        }
    }

    private async Task ReadAsync()
    {
        while (await supervisor.StandardError.ReadLineAsync() is { } line)
        {
            Log.Add(line);
            if (line.Contains("database system is ready to accept connections", StringComparison.Ordinal)) ready.TrySetResult();
        }

        // The server and the supervisor have both let go of the pipe: the server is gone.
        if (!ready.TrySetException(Failed("ended before it accepted connections")) && Volatile.Read(ref ending) == 0)
            Log.Add("(the server is gone)");
        _ = ready.Task.Exception;
    }

    private DatabaseUnavailableException Failed(string what)
    {
        var place = Path.GetDirectoryName(Folder)!;
        var free = new DriveInfo(place).AvailableFreeSpace >> 20;
        return new DatabaseUnavailableException(string.Create(CultureInfo.InvariantCulture,
            $"""
            {description} {what}. It was to run in {Folder} ({free} MB free there; about 60 MB are needed to start).
            What it said:
              {string.Join("\n  ", Log.Recent.DefaultIfEmpty("(nothing)"))}
            Way out: free some room there if it ran full; or name another database with TF_DATABASE=local, docker or <connection string>.
            """));
    }
}
