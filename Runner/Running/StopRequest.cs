using System.Runtime.InteropServices;

namespace Runner.Running;

/// <summary>Ctrl-C, SIGTERM and SIGHUP become a token; the process lives on to clean up. The second one ends it at once.</summary>
internal sealed class StopRequest : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly List<PosixSignalRegistration> registrations = [];

    public StopRequest()
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP })
            registrations.Add(PosixSignalRegistration.Create(signal, OnSignal));
    }

    public CancellationToken Token => source.Token;

    public bool Asked => source.IsCancellationRequested;

    public void Dispose()
    {
        foreach (var registration in registrations)
            registration.Dispose();
        source.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        if (Asked)
            return;
        context.Cancel = true;
        source.Cancel();
    }
}
