using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SystemUnderTest.Notifications.Mailing;

/// <summary>One connection to a mail server: greeting, STARTTLS, signing in, one mail. Nothing is said before the connection is encrypted.</summary>
internal sealed class SmtpSession(SmtpOptions options) : IAsyncDisposable
{
    private readonly TcpClient _client = new();
    private readonly List<string> _offers = [];
    private SmtpReader _reader = null!;
    private Stream _stream = null!;

    /// <summary>The text is out, and the server's word about it is not here.</summary>
    public bool IsOutcomeUnknown { get; private set; }

    public bool Offers(string extension) => _offers.Exists(o => o == extension || o.StartsWith(extension + " ", StringComparison.OrdinalIgnoreCase));

    /// <summary>Connects, encrypts, signs in.</summary>
    /// <exception cref="MessageTrouble">The server refuses us, or offers no encryption.</exception>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        await _client.ConnectAsync(options.Host, options.Port, cancellationToken);
        Use(_client.GetStream());
        Expect(await _reader.ReadAsync(cancellationToken), 220);
        await HelloAsync(cancellationToken);
        if (!Offers("STARTTLS"))
            throw new MessageTrouble(TroubleKind.Failing, "smtp: the server offers no STARTTLS, and nothing is sent in the clear");
        Expect(await SayAsync("STARTTLS", cancellationToken), 220);
        var encrypted = new SslStream(_stream, leaveInnerStreamOpen: false, IsTrusted);
        await encrypted.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = options.Host }, cancellationToken);
        Use(encrypted);

        // What the server offered before is forgotten: anybody may have written it.
        await HelloAsync(cancellationToken);
        await SignInAsync(cancellationToken);
    }

    /// <summary>Hands a mail in.</summary>
    /// <returns>The server's name for it, if it gives one.</returns>
    /// <exception cref="MessageTrouble">The server does not take it.</exception>
    public async Task<string> SendAsync(string from, string to, string content, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(Stuffed(content));
        var size = Offers("SIZE") ? string.Create(CultureInfo.InvariantCulture, $" SIZE={bytes.Length}") : "";
        Expect(await SayAsync($"MAIL FROM:<{from}>{size}{(Offers("8BITMIME") ? " BODY=8BITMIME" : "")}", cancellationToken), 250);
        Expect(await SayAsync($"RCPT TO:<{to}>", cancellationToken), 250, isAboutRecipient: true);
        Expect(await SayAsync("DATA", cancellationToken), 354);
        await _stream.WriteAsync(bytes, cancellationToken);
        await _stream.WriteAsync("\r\n.\r\n"u8.ToArray(), cancellationToken);
        await _stream.FlushAsync(cancellationToken);
        IsOutcomeUnknown = true;
        var reply = await _reader.ReadAsync(cancellationToken);
        IsOutcomeUnknown = false;
        Expect(reply, 250);
        await TryQuitAsync(cancellationToken);
        var queued = reply.Text.IndexOf("queued as ", StringComparison.OrdinalIgnoreCase);
        return queued < 0 ? "" : reply.Text[(queued + "queued as ".Length)..].Split(' ')[0];
    }

    public Task QuitAsync(CancellationToken cancellationToken) => SayAsync("QUIT", cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_stream is not null)
            await _stream.DisposeAsync();
        _client.Dispose();
    }

    /// <summary>A line that begins with a dot gets another one in front.</summary>
    private static string Stuffed(string content) => content.StartsWith('.') ? "." + content.Replace("\r\n.", "\r\n..", StringComparison.Ordinal) : content.Replace("\r\n.", "\r\n..", StringComparison.Ordinal);

    /// <summary>The mail is taken: whether the server takes our good-bye does not matter.</summary>
    private async Task TryQuitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await QuitAsync(cancellationToken);
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException or MessageTrouble)
        {
            // It hung up first.
        }
    }

    private async Task HelloAsync(CancellationToken cancellationToken)
    {
        var hello = await SayAsync($"EHLO {options.Domain}", cancellationToken);
        Expect(hello, 250);
        _offers.Clear();
        _offers.AddRange(hello.Lines.Skip(1));
    }

    private async Task SignInAsync(CancellationToken cancellationToken)
    {
        var ways = _offers.Find(o => o.StartsWith("AUTH ", StringComparison.OrdinalIgnoreCase))?.Split(' ')[1..] ?? [];
        if (ways.Contains("PLAIN", StringComparer.OrdinalIgnoreCase))
        {
            Expect(await SayAsync($"AUTH PLAIN {Base64($"\0{options.User}\0{options.Password}")}", cancellationToken), 235);
            return;
        }

        if (!ways.Contains("LOGIN", StringComparer.OrdinalIgnoreCase))
            throw new MessageTrouble(TroubleKind.Failing, "smtp: the server offers no way to sign in that we know");
        Expect(await SayAsync("AUTH LOGIN", cancellationToken), 334);
        Expect(await SayAsync(Base64(options.User), cancellationToken), 334);
        Expect(await SayAsync(Base64(options.Password), cancellationToken), 235);
    }

    private bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => options.CertificateSha256 is { } pinned
        ? certificate is not null && string.Equals(certificate.GetCertHashString(HashAlgorithmName.SHA256), pinned, StringComparison.OrdinalIgnoreCase)
        : errors == SslPolicyErrors.None;

    private async Task<SmtpReply> SayAsync(string command, CancellationToken cancellationToken)
    {
        await _stream.WriteAsync(Encoding.UTF8.GetBytes(command + "\r\n"), cancellationToken);
        await _stream.FlushAsync(cancellationToken);
        return await _reader.ReadAsync(cancellationToken);
    }

    /// <exception cref="MessageTrouble">4xx: another time; 5xx: never.</exception>
    private static void Expect(SmtpReply reply, int code, bool isAboutRecipient = false)
    {
        if (reply.Code == code || (code == 250 && reply.Code == 251))
            return;
        throw reply switch
        {
            { Code: 550 or 551 or 553 } when isAboutRecipient => new MessageTrouble(TroubleKind.Undeliverable, $"smtp: {reply}"),
            { Code: 535 or 534 or 538 or 530 } => new MessageTrouble(TroubleKind.Failing, $"smtp does not accept our credentials: {reply}"),
            { Code: >= 500 and <= 599 } => new MessageTrouble(TroubleKind.Refused, $"smtp refuses the message: {reply}"),
            _ => new MessageTrouble(TroubleKind.Failing, $"smtp: {reply}"),
        };
    }

    private void Use(Stream stream) => (_stream, _reader) = (stream, new SmtpReader(stream));

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
