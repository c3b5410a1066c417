using Reports;
using Reports.Journal;

namespace Runner.Running;

/// <summary>One run at a time in an output folder. The operating system lets go of it, however the process ends.</summary>
internal sealed class OutputLock : IDisposable
{
    private readonly FileStream file;

    private OutputLock(FileStream file) => this.file = file;

    /// <exception cref="CannotRunException">Another run is in the folder, or it can't be written.</exception>
    public static OutputLock Take(ReportPaths paths)
    {
        try
        {
            Directory.CreateDirectory(paths.Output);
            return new OutputLock(new FileStream(Path.Combine(paths.Output, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException e)
        {
            throw Unwritable(paths, e);
        }
        catch (IOException e) when (Taken(e))
        {
            var other = RunPlan.Read(paths);
            var which = other is { FinishedAt: null } ? $" ({other.Command}, since {other.StartedAt:HH:mm:ss} UTC)" : "";
            throw new CannotRunException($"{paths.Output} is in use by another run{which}.", "Wait for its end, stop it, or use another folder: --out FOLDER");
        }
        catch (IOException e)
        {
            throw Unwritable(paths, e);
        }
    }

    public static CannotRunException Unwritable(ReportPaths paths, Exception e) => Disk.IsFull(e)
        ? new($"The disk of the output folder {paths.Output} is full: {e.Message} What scenarios had left there is kept.", "Free some of it; ./tf report then makes the reports of what is there.", "Another folder: --out FOLDER") { ExitCode = ExitCode.DiskFull }
        : new($"The output folder {paths.Output} can't be written: {e.Message}", "Free the disk or repair the permissions, or use another folder: --out FOLDER");

    public void Dispose() => file.Dispose();

    /// <summary>EWOULDBLOCK on Linux and macOS, a sharing violation on Windows.</summary>
    private static bool Taken(IOException e) => (e.HResult & 0xFFFF) is 11 or 35 or 32;
}
