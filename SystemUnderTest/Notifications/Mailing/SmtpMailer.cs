using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;

namespace SystemUnderTest.Notifications.Mailing;

/// <summary>Hands mail in at a server, over SMTP (RFC 5321, 6409). There is no way to ask it afterwards what it has taken.</summary>
internal sealed class SmtpMailer(IOptions<SmtpOptions> options, IOptions<MailOptions> mail, TimeProvider time) : IMailer
{
    public const string Name = "smtp";

    /// <summary>A line of a mail has at most so many bytes (RFC 5322).</summary>
    private const int LongestLine = 998;

    public string Code => Name;

    public async Task<string> SendAsync(Mail message, Guid delivery, CancellationToken cancellationToken)
    {
        if (message.To.Any(c => c is <= ' ' or '<' or '>' or > '~'))
            throw new MessageTrouble(TroubleKind.Undeliverable, "smtp: the address cannot be written in a command");
        return await WithinLimitAsync(async (session, token) =>
        {
            await session.BeginAsync(token);
            var content = Content(message, delivery, session.Offers("8BITMIME"));
            return await session.SendAsync(mail.Value.From, message.To, content, token);
        }, cancellationToken);
    }

    public Task<string?> FindAsync(Mail message, Guid delivery, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public async Task<bool> IsWellAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await WithinLimitAsync(async (session, token) =>
            {
                await session.BeginAsync(token);
                await session.QuitAsync(token);
                return true;
            }, cancellationToken);
        }
        catch (MessageTrouble)
        {
            return false;
        }
    }

    private async Task<T> WithinLimitAsync<T>(Func<SmtpSession, CancellationToken, Task<T>> use, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        using var timeUp = new CancellationTokenSource(TimeSpan.FromSeconds(settings.TimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeUp.Token);
        await using var session = new SmtpSession(settings);
        try
        {
            return await use(session, either.Token);
        }
        catch (Exception error) when (error is IOException or System.Net.Sockets.SocketException or System.Security.Authentication.AuthenticationException or OperationCanceledException or ObjectDisposedException && !cancellationToken.IsCancellationRequested)
        {
            // Only between the end of the text and the server's word about it does nobody know.
            var why = timeUp.IsCancellationRequested ? string.Create(CultureInfo.InvariantCulture, $"no answer within {settings.TimeoutSeconds:0.###} s") : error.Message;
            throw new MessageTrouble(session.IsOutcomeUnknown ? TroubleKind.Unknown : TroubleKind.Failing, $"smtp: {why}");
        }
    }

    private string Content(Mail message, Guid delivery, bool takesEightBits)
    {
        var text = message.Text.ReplaceLineEndings("\r\n");
        var isSafe = text.Split("\r\n").All(l => Encoding.UTF8.GetByteCount(l) <= LongestLine) && (takesEightBits || text.All(char.IsAscii));
        var (encoding, body) = isSafe ? ("8bit", text) : ("base64", Convert.ToBase64String(Encoding.UTF8.GetBytes(text), Base64FormattingOptions.InsertLineBreaks));
        return $"""
            Date: {time.GetUtcNow().ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture)}
            Message-ID: <{delivery:N}@{options.Value.Domain}>
            From: {MailText.Mailbox(mail.Value.FromName, mail.Value.From)}
            To: {MailText.Mailbox(message.ToName, message.To)}
            Subject: {MailText.Header(message.Subject)}
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: {encoding}
            """.ReplaceLineEndings("\r\n") + "\r\n\r\n" + body;
    }
}
