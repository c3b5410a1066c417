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
    private readonly Task sweeping;
    private readonly string template;
    private readonly string? user;
    private readonly string description;
    private int ending;

    private ThrowAwayCluster(Process supervisor, string folder, string template, string? user, string description)
    {
        this.supervisor = supervisor;
        this.template = template;
        this.user = user;
        this.description = description;
        Folder = folder;
        sweeping = AbandonedClusters.RemoveAsync(Path.GetDirectoryName(folder)!, Log);
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
            return new ThrowAwayCluster(process, folder, template, user, description);
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
        await sweeping;
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

    private string Room()
    {
        var place = Path.GetDirectoryName(Folder)!;
        return Directory.Exists(place)
            ? string.Create(CultureInfo.InvariantCulture, $" ({new DriveInfo(place).AvailableFreeSpace >> 20} MB free there; {ClusterPlace.StartMegabytes} MB are needed to start)")
            : ", but there is no such folder as " + place;
    }

    private DatabaseUnavailableException Failed(string what)
    {
        return new DatabaseUnavailableException(
            $"""
            {description} {what}. It was to run in {Folder}{Room()}.{UnprivilegedUser.Barrier(user, Folder, template)}
            What it said:
              {string.Join("\n  ", Log.Recent.DefaultIfEmpty("(nothing)"))}
            Way out: free some room there if it ran full, or point TF_DATABASE_FOLDER at another folder; delete {template} if files are damaged, it is made anew;
            or name another database with TF_DATABASE=local, docker or <connection string>.
            """);
    }
}
