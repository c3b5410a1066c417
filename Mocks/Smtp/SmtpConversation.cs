using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Mocks.Hosting;

namespace Mocks.Smtp;

/// <summary>One connection of a client to the server. Every command passes the account's faults and journal.</summary>
internal sealed class SmtpConversation(TcpClient client, SmtpAccount account)
{
    private readonly SmtpState _state = account.NewState();
    private Stream _stream = client.GetStream();
    private SmtpLines _lines = new(client.GetStream());

    public async Task RunAsync(CancellationToken stop)
    {
        if (await SayAsync("CONNECT", "", "", [], stop) != 220) return;
        while (await _lines.ReadCommandAsync(stop) is { } line)
        {
            var (verb, argument) = _state.Challenge is null ? Split(line) : ("AUTH", line);
            switch (verb, await SayAsync(verb, AddressOf(argument), argument, [], stop))
            {
                case (_, null or 421) or ("QUIT", _):
                    return;
                case ("STARTTLS", 220):
                    await EncryptAsync(stop);
                    break;
                case ("DATA", 354):
                    if (await _lines.ReadMessageAsync(stop) is not { } message || await SayAsync("MESSAGE", "", Encoding.UTF8.GetString(message), message, stop) is null or 421) return;
                    break;
            }
        }
    }

    private static (string Verb, string Argument) Split(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (line.ToUpperInvariant(), "") : (line[..space].ToUpperInvariant(), line[(space + 1)..]);
    }

    private static string AddressOf(string argument)
    {
        var (open, close) = (argument.IndexOf('<', StringComparison.Ordinal), argument.IndexOf('>', StringComparison.Ordinal));
        return open >= 0 && close > open ? argument[(open + 1)..close] : "";
    }

    /// <returns>The reply's code; null: the connection is cut.</returns>
    private async Task<int?> SayAsync(string verb, string address, string argument, byte[] raw, CancellationToken stop)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var handling = account.HandleAsync(new SmtpCommand(verb, address, argument, _state) { Raw = raw }, gone.Token);
        if (!handling.IsCompleted) await WatchAsync(handling, gone);
        var (answer, _) = await handling;
        if (answer is null)
        {
            // A reset, not an orderly end.
            client.Client.LingerState = new LingerOption(true, 0);
            return null;
        }

        var reply = Encoding.UTF8.GetBytes(Write(answer));
        if (answer.Stall is { } untilOver)
        {
            await _stream.WriteAsync(reply.AsMemory(0, reply.Length / 2), stop);
            await _stream.FlushAsync(stop);
            await untilOver();
            return null;
        }

        await _stream.WriteAsync(reply, stop);
        await _stream.FlushAsync(stop);
        return answer.Status;
    }

    /// <summary>While a command hangs, the client may give up.</summary>
    private async Task WatchAsync(Task handling, CancellationTokenSource gone)
    {
        using var over = new CancellationTokenSource();
        var watching = PeekAsync(over.Token);
        if (await Task.WhenAny(handling, watching) == watching && await watching) await gone.CancelAsync();
        await over.CancelAsync();
        await watching;
    }

    /// <returns>Whether the client has hung up.</returns>
    private async Task<bool> PeekAsync(CancellationToken over)
    {
        try
        {
            return await client.Client.ReceiveAsync(new byte[1], SocketFlags.Peek, over) == 0;
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            return ended is not OperationCanceledException;
        }
    }

    /// <summary>What was said in the clear and not read yet is dropped: nobody knows who said it.</summary>
    private async Task EncryptAsync(CancellationToken stop)
    {
        var encrypted = new SslStream(_stream, leaveInnerStreamOpen: false);
        var certificate = account.HasForeignCertificate ? SmtpCertificate.Foreign : SmtpCertificate.Own;
        await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stop);
        (_stream, _lines) = (encrypted, new SmtpLines(encrypted));
        _state.Encrypted();
    }

    /// <summary>All lines but the last have a hyphen after the code.</summary>
    private static string Write(VendorAnswer answer)
    {
        var code = answer.Status.ToString(CultureInfo.InvariantCulture);
        var lines = answer.Body.Split('\n');
        return string.Concat(lines.Select((line, i) => $"{code}{(i < lines.Length - 1 ? '-' : ' ')}{line}\r\n"));
    }
}
