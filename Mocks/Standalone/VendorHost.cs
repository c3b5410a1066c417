using WireMock.Exceptions;

namespace Mocks.Standalone;

/// <summary>The fakes as a program of their own: for a real client library, a browser, another language, a container.</summary>
public static class VendorHost
{
    /// <summary>It was told to stop.</summary>
    public const int Stopped = 0;

    /// <summary>The command line is wrong.</summary>
    public const int WrongFlags = 2;

    /// <summary>Something else listens on the port.</summary>
    public const int PortInUse = 3;

    /// <summary>It cannot listen there for another reason.</summary>
    public const int CannotListen = 4;

    /// <summary>A file that a flag names cannot be written.</summary>
    public const int CannotWrite = 5;

    /// <summary>Runs until it is told to stop. Prints no secret.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="output">Where it says what goes on.</param>
    /// <param name="errors">Where it says why it doesn't run.</param>
    /// <param name="stop">Ctrl-C.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors, CancellationToken stop)
    {
        try
        {
            var flags = HostFlags.Parse(arguments, Environment.GetEnvironmentVariable);
            if (flags.WantsHelp) await output.WriteLineAsync(Usage.Text);
            else await ServeAsync(flags, TextWriter.Synchronized(output), stop);
            return Stopped;
        }
        catch (BadFlagException wrong)
        {
            await errors.WriteLineAsync(wrong.Message);
            return WrongFlags;
        }
        catch (PortInUseException taken)
        {
            await errors.WriteLineAsync(taken.Message);
            return PortInUse;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(failure.Message);
            return CannotWrite;
        }
        catch (Exception failure) when (failure is CannotListenException or WireMockException)
        {
            await errors.WriteLineAsync(failure.Message);
            return CannotListen;
        }
    }

    private static async Task ServeAsync(HostFlags flags, TextWriter output, CancellationToken stop)
    {
        using var callbacks = flags.Callback is { } system ? new CallbackClients(system) : null;
        await using var server = VendorServer.Start(flags.Options with
        {
            CallbackClient = callbacks is null ? null : callbacks.From,
            Log = flags.IsQuiet ? null : line => output.WriteLine($"{TimeProvider.System.GetLocalNow():HH:mm:ss} {line}"),
        });
        if (flags.SendGridKeyFile is { } key) await File.WriteAllTextAsync(key, server.SendGridEventPublicKey, stop);
        if (flags.SmtpCertificateFile is { } certificate) await File.WriteAllTextAsync(certificate, server.SmtpCertificateSha256, stop);
        await Welcome.WriteAsync(server, flags, output);
        await RepeatUntilAsync(server, callbacks is null ? TimeSpan.Zero : flags.RepeatEvery, stop);
        await output.WriteLineAsync($"Stopped after {server.Scenarios.Sum(s => s.Calls.Count)} calls, {server.Scenarios.Sum(s => s.Refusals.Count)} of them refused.");
    }

    private static async Task RepeatUntilAsync(VendorServer server, TimeSpan interval, CancellationToken stop)
    {
        try
        {
            if (interval == TimeSpan.Zero) await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
            using var timer = new PeriodicTimer(interval, TimeProvider.System);
            while (await timer.WaitForNextTickAsync(stop))
            {
                foreach (var scenario in server.Scenarios)
                {
                    await scenario.YooKassa.RepeatUnconfirmed();
                    await scenario.Stripe.DeliverUnaccepted();
                    foreach (var vendor in scenario.All.OfType<NotifyingVendor>()) await vendor.DeliverUnaccepted();
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told to stop: what follows is the good-bye.
        }
    }
}
