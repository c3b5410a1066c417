using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Mocks;
using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

/// <summary>Stripe's own client for Node.js (npm package stripe) works with the fake. Its script is beside this file.</summary>
[NonParallelizable]
internal sealed class StripeClientTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Test]
    public async Task Stripes_own_client_works_with_the_standalone_fake()
    {
        var folder = await InstalledAsync();
        var port = FreePort();
        using var callback = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/") };
        var log = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await using var server = VendorServer.Start(new VendorServerOptions { ControlApi = true, VendorsAtRoot = true, CallbackClient = _ => callback, Log = log.Enqueue });
        var (code, said) = await RunAsync("node", ["checkout.mjs", server.Url.ToString(), server.Options.StripeSecretKey, server.Options.StripeWebhookSecret, port.ToString(CultureInfo.InvariantCulture)], folder);
        code.ShouldBe(0, $"{said}\nThe fake saw:\n{string.Join('\n', log)}");
        said.ShouldContain("the official client is content");
        server.Default.Stripe.Sessions.ShouldNotBeEmpty();
    }

    /// <summary>Installed once, beside the other tools of the project. Without Node.js or a package source the test is skipped, and says why.</summary>
    private static async Task<string> InstalledAsync()
    {
        var source = Path.Combine(RepositoryRoot.Find(), "Tests", "Mocks", "StripeClient");
        var folder = Path.Combine(Path.GetTempPath(), "testframework-stripe-client-17.7.0");
        Directory.CreateDirectory(folder);
        File.Copy(Path.Combine(source, "package.json"), Path.Combine(folder, "package.json"), overwrite: true);
        File.Copy(Path.Combine(source, "checkout.mjs"), Path.Combine(folder, "checkout.mjs"), overwrite: true);
        if (File.Exists(Path.Combine(folder, "node_modules", "stripe", "package.json"))) return folder;
        string[] arguments = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error", "--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=2000"];
        var (code, said) = await RunAsync(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", arguments, folder);
        if (code != 0) Assert.Ignore($"Stripe's client could not be installed by npm: {said.Trim()}");
        return folder;
    }

    private static async Task<(int Code, string Said)> RunAsync(string program, string[] arguments, string folder)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false },
        };
        try
        {
            process.Start();
        }
        catch (Win32Exception missing)
        {
            Assert.Ignore($"{program} could not be started: {missing.Message}");
        }

        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return (-1, $"{program} did not end within {Patience.TotalSeconds:0} s. It said: {await output}{await errors}");
        }

        return (process.ExitCode, await output + await errors);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
