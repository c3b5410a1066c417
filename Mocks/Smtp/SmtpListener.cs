using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Mocks.Smtp;

/// <summary>
/// Listens for mail on a port of its own. SMTP carries nothing that would tell a scenario from another before its first command, so who connects to this
/// port belongs to the scenario that has it now.
/// </summary>
internal sealed class SmtpListener : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly Func<ScenarioVendors> _owner;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    public SmtpListener(string host, int port, Func<ScenarioVendors> owner)
    {
        _owner = owner;
        _listener = new TcpListener(IPAddress.TryParse(host, out var address) ? address : IPAddress.Loopback, port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> conversations = [];
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                conversations.RemoveAll(c => c.IsCompleted);
                conversations.Add(TalkAsync(client));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(conversations);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                client.NoDelay = true;
                await new SmtpConversation(client, _owner().Smtp).RunAsync(_stop.Token);
            }
            catch (Exception ended) when (ended is IOException or SocketException or ObjectDisposedException or AuthenticationException or OperationCanceledException)
            {
                // The client hung up, or did not like the certificate: that is what the journal shows by what is missing.
                _owner().Log($"smtp connection ended: {ended.Message}");
            }
        }
    }
}
