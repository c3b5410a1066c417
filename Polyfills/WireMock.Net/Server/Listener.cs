using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using WireMock.Exceptions;
using WireMock.Settings;

namespace WireMock.Server;

/// <summary>Kestrel without a host.</summary>
internal sealed class Listener
{
    private readonly KestrelServer _kestrel;
    private int _stopped;

    private Listener(KestrelServer kestrel, IReadOnlyList<string> urls)
    {
        _kestrel = kestrel;
        Urls = urls;
    }

    public IReadOnlyList<string> Urls { get; }

    public bool IsRunning => _stopped == 0;

    public static Listener Start(WireMockServerSettings settings, WireMockApplication application)
    {
        var options = new KestrelServerOptions { AddServerHeader = true, AllowSynchronousIO = false };
        options.Limits.MaxRequestBodySize = null;
        var kestrel = new KestrelServer(
            Options.Create(options),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
        var addresses = kestrel.Features.Get<IServerAddressesFeature>()!.Addresses;
        foreach (var url in settings.Urls ?? [$"http://*:{settings.Port ?? 0}"]) addresses.Add(url);
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(settings.StartTimeout), TimeProvider.System);
            Task.Run(() => kestrel.StartAsync<HttpContext>(application, patience.Token)).GetAwaiter().GetResult();
        }
        catch (Exception failure) when (failure is IOException or InvalidOperationException or FormatException)
        {
            kestrel.Dispose();
            throw new WireMockException($"Service start failed with error: {failure.Message}", failure);
        }

        return new Listener(kestrel, [.. addresses.Select(Reachable)]);
    }

    public void Stop()
    {
        if (Interlocked.Exchange(ref _stopped, 1) != 0) return;
        Task.Run(async () =>
        {
            // Requests under way are dropped: a mapping may have been told to take its time.
            await _kestrel.StopAsync(new CancellationToken(canceled: true));
            _kestrel.Dispose();
        }).GetAwaiter().GetResult();
    }

    private static string Reachable(string address) => address
        .Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
        .Replace("[::]", "localhost", StringComparison.Ordinal)
        .TrimEnd('/');
}
