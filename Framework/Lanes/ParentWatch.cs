using System.IO.Pipes;

namespace Framework.Lanes;

/// <summary>Ends this process when the one that started it is gone, however it went: no run is left behind that nobody waits for.</summary>
public static class ParentWatch
{
    /// <summary>The exit code of a run whose starter is gone: the one that shells give to an interrupted command.</summary>
    public const int ExitCode = 130;

    /// <summary>The variable that holds the handle of a pipe whose other end only the starter has.</summary>
    public const string Variable = "TF_PARENT_PIPE";

    private static int _started;

    /// <summary>Watches the pipe that the environment names; does nothing if it names none, or when called again.</summary>
    /// <exception cref="InvalidOperationException">The variable is set, but is not the handle of a pipe.</exception>
    public static void Start()
    {
        var handle = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(handle) || Interlocked.Exchange(ref _started, 1) == 1)
            return;
        try
        {
            var pipe = new AnonymousPipeClientStream(PipeDirection.In, handle);
            new Thread(() => WaitForEnd(pipe)) { IsBackground = true, Name = "parent watch" }.Start();
        }
        catch (Exception error) when (error is ArgumentException or IOException or ObjectDisposedException)
        {
            throw new InvalidOperationException($"{Variable} is '{handle}', which is not the handle of an open pipe. Expected: nothing, or what AnonymousPipeServerStream.GetClientHandleAsString() gave the starter.", error);
        }
    }

    private static void WaitForEnd(AnonymousPipeClientStream pipe)
    {
        using (pipe)
        {
            while (pipe.ReadByte() >= 0)
            {
            }
        }

        Console.Error.WriteLine("The process that started this run is gone; the run ends. What had finished is in the results.");
        Environment.Exit(ExitCode);
    }
}
