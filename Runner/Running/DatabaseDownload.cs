using Framework.Database;
using Runner.Terminal;

namespace Runner.Running;

/// <summary>Has the database's binaries ready before the suite asks for them, so that a first run's download is seen.</summary>
internal static class DatabaseDownload
{
    /// <exception cref="CannotRunException">They were asked for by name and can't be had.</exception>
    public static async Task EnsureAsync(string? database, Screen screen, CancellationToken ct)
    {
        if (database is not (null or "embedded"))
            return;
        try
        {
            await EmbeddedPostgres.EnsureInstalledAsync(new ScreenProgress(screen), ct);
        }
        catch (DatabaseUnavailableException e) when (database is null)
        {
            screen.Line($"{screen.Yellow("!")} {e.Message}");
            screen.Line("  Trying PostgreSQL on this machine, then Docker.");
        }
        catch (DatabaseUnavailableException e)
        {
            throw new CannotRunException(e.Message, "Another one: --database local, docker or a connection string");
        }
    }
}
