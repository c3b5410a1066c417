using System.Diagnostics;
using System.IO.Pipes;
using Reports;

namespace Runner.Running;

/// <summary>One attempt of the suite in a process of its own, which ends when this one does, however it does.</summary>
internal sealed class SuiteProcess : IDisposable
{
    private const int LinesKept = 40;

    private readonly AnonymousPipeServerStream life = new(PipeDirection.Out, HandleInheritability.Inheritable);
    private readonly Queue<string> lastLines = new();
    private readonly Process process;
    private readonly ISuitePlace place;
    private readonly Task output;

    public SuiteProcess(string assembly, ReportPaths paths, SuiteSettings settings, int attempt)
    {
        place = settings.Place;
        var start = place.Start(assembly, paths, settings, attempt);
        start.Environment["TF_PARENT_PIPE"] = life.GetClientHandleAsString();
        process = Processes.Start(start);
        life.DisposeLocalCopyOfClientHandle();
        output = CopyOutputAsync(paths.Console);
    }

    public Task Ended => process.WaitForExitAsync();

    /// <summary>Once it has ended.</summary>
    public int ExitCode => process.ExitCode;

    /// <summary>Why not all that it said is on disk; null if all is.</summary>
    public IOException? ConsoleProblem { get; private set; }

    /// <summary>What it said last.</summary>
    public IReadOnlyList<string> LastLines
    {
        get
        {
            lock (lastLines)
                return [.. lastLines];
        }
    }

    /// <summary>Waits for the end and for the last of its output.</summary>
    public async Task EndAsync()
    {
        await process.WaitForExitAsync();
        await output;
    }

    /// <summary>
    /// Ends it and what it started at once. Asked to end by itself it would take the system away from under the scenarios that run,
    /// and these would be written down as failures, which they are not.
    /// </summary>
    public async Task StopAsync()
    {
        process.Kill(entireProcessTree: true);
        await place.KillAsync();
        await EndAsync();
    }

    public void Dispose()
    {
        life.Dispose();
        process.Dispose();
    }

    /// <summary>Reads on even when nothing can be written: a process whose output nobody takes stands still.</summary>
    private async Task CopyOutputAsync(string path)
    {
        using var file = new ConsoleLog(path);
        await Processes.ReadLinesAsync(process, line =>
        {
            lock (lastLines)
            {
                file.Write(line);
                lastLines.Enqueue(line);
                if (lastLines.Count > LinesKept)
                    lastLines.Dequeue();
            }
        });
        ConsoleProblem = file.Problem;
    }
}
