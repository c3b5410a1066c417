using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Mocks.Hosting;

namespace Mocks.Smtp;

/// <summary>One connection, as RFC 5321 sees it. A refusal that a correct client cannot come to is the client's fault.</summary>
internal sealed partial class SmtpState(SmtpAccount account, VendorServerOptions options)
{
    private const int LongestLine = 998;
    private readonly List<string> _to = [];
    private string? _from;
    private bool _greeted;
    private string? _loginUser;

    public bool IsEncrypted { get; private set; }

    public bool IsSignedIn { get; private set; }

    /// <summary>What the next line answers: a challenge of AUTH; null: it is a command.</summary>
    public string? Challenge { get; private set; }

    /// <exception cref="SmtpRefused">The command is refused.</exception>
    public VendorAnswer Answer(SmtpCommand command) => command.Verb switch
    {
        "CONNECT" => Reply(220, "smtp.example.test ESMTP fake"),
        "EHLO" or "HELO" => Hello(command),
        "STARTTLS" => StartTls(command),
        "AUTH" => Authenticate(command.Said),
        "MAIL" => Mail(command.Said),
        "RCPT" => Recipient(command.Said),
        "DATA" => Data(command),
        "MESSAGE" => Message(command.Raw),
        "RSET" => Forgotten(Reply(250, "2.0.0 Ok")),
        "NOOP" => Reply(250, "2.0.0 Ok"),
        "VRFY" => Reply(252, "2.5.0 Cannot verify, but will try"),
        "QUIT" => Reply(221, "2.0.0 Bye"),
        "HELP" or "EXPN" => throw new SmtpRefused(502, "5.5.1 Command not implemented"),
        _ => throw new SmtpRefused(500, $"5.5.2 Command '{command.Verb}' is unknown"),
    };

    /// <summary>Everything that was said before is forgotten: anybody may have said it.</summary>
    public void Encrypted()
    {
        Forget();
        (IsEncrypted, IsSignedIn, _greeted) = (true, false, false);
    }

    private static VendorAnswer Reply(int code, string text) => new(code, text);

    private VendorAnswer Hello(SmtpCommand command)
    {
        if (command.Said.Trim().Length == 0) throw new SmtpRefused(501, "5.5.4 A name is missing");
        Forget();
        _greeted = true;
        if (command.Verb == "HELO") return Reply(250, "smtp.example.test");
        List<string> lines = ["smtp.example.test", string.Create(CultureInfo.InvariantCulture, $"SIZE {account.SizeLimit}"), "8BITMIME", "PIPELINING", "ENHANCEDSTATUSCODES"];
        if (!IsEncrypted && account.Encryption) lines.Add("STARTTLS");
        if (IsEncrypted) lines.Add($"AUTH {string.Join(' ', account.WaysToSignIn)}");
        return Reply(250, string.Join('\n', lines));
    }

    private VendorAnswer StartTls(SmtpCommand command)
    {
        if (command.Said.Length > 0) throw new SmtpRefused(501, "5.5.4 STARTTLS takes no argument");
        if (IsEncrypted) throw new SmtpRefused(503, "5.5.1 The connection is encrypted already");
        return account.Encryption ? Reply(220, "2.0.0 Ready to start TLS") : throw new SmtpRefused(502, "5.5.1 STARTTLS is not offered");
    }

    private VendorAnswer Authenticate(string said)
    {
        if (Challenge is { } challenge) return Answered(challenge, said);
        if (!IsEncrypted) throw new SmtpRefused(538, "5.7.11 Encryption is required to sign in");
        if (IsSignedIn || _from is not null) throw new SmtpRefused(503, "5.5.1 Signed in already, or in the middle of a mail");
        var words = said.Split(' ', 2);
        var way = words[0].ToUpperInvariant();
        if (!account.WaysToSignIn.Contains(way, StringComparer.Ordinal)) throw new SmtpRefused(504, $"5.5.4 '{words[0]}' is no way to sign in here");
        _loginUser = null;
        if (words.Length == 2) return Answered(way == "PLAIN" ? "PLAIN" : "USER", words[1] == "=" ? "" : words[1]);
        return Challenged(way == "PLAIN" ? "PLAIN" : "USER");
    }

    private VendorAnswer Challenged(string challenge)
    {
        Challenge = challenge;
        return Reply(334, challenge switch { "USER" => "VXNlcm5hbWU6", "PASSWORD" => "UGFzc3dvcmQ6", _ => "" });
    }

    private VendorAnswer Answered(string challenge, string said)
    {
        Challenge = null;
        if (said == "*") throw new SmtpRefused(501, "5.7.0 Cancelled");
        var buffer = new byte[said.Length + 3];
        if (!Convert.TryFromBase64String(said, buffer, out var length)) throw new SmtpRefused(501, "5.5.2 This is no base64");
        var text = Encoding.UTF8.GetString(buffer, 0, length);
        if (challenge == "USER")
        {
            _loginUser = text;
            return Challenged("PASSWORD");
        }

        string[] parts = challenge == "PASSWORD" ? ["", _loginUser!, text] : text.Split('\0');
        if (parts is not [_, var user, var password] || user != options.SmtpUser || password != options.SmtpPassword) throw new SmtpRefused(535, "5.7.8 The user name or password is wrong");
        IsSignedIn = true;
        return Reply(235, "2.7.0 Welcome");
    }

    private VendorAnswer Mail(string said)
    {
        if (!_greeted) throw new SmtpRefused(503, "5.5.1 EHLO first");
        if (!IsEncrypted) throw new SmtpRefused(530, "5.7.0 STARTTLS first");
        if (!IsSignedIn) throw new SmtpRefused(530, "5.7.0 Signing in is required");
        if (_from is not null) throw new SmtpRefused(503, "5.5.1 There is a mail under way");
        var command = From().Match(said);
        if (!command.Success) throw new SmtpRefused(501, "5.5.4 MAIL FROM:<address>");
        foreach (var parameter in command.Groups["parameters"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)) Check(parameter);
        var address = command.Groups["address"].Value;
        if (address.Length > 0 && !options.SmtpSenders.Contains(address, StringComparer.OrdinalIgnoreCase)) throw new SmtpRefused(553, $"5.7.1 {address} is not owned by {options.SmtpUser}");
        _from = address;
        return Reply(250, "2.1.0 Ok");
    }

    private void Check(string parameter)
    {
        var pair = parameter.Split('=', 2);
        switch (pair[0].ToUpperInvariant(), pair.ElementAtOrDefault(1))
        {
            case ("SIZE", { } size) when long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes):
                if (bytes > account.SizeLimit) throw new SmtpRefused(552, "5.3.4 The message is too large") { IsFault = false };
                break;
            case ("BODY", "8BITMIME" or "7BIT") or ("AUTH", not null):
                break;
            default:
                throw new SmtpRefused(555, $"5.5.4 The parameter '{parameter}' is unknown");
        }
    }

    private VendorAnswer Recipient(string said)
    {
        if (_from is null) throw new SmtpRefused(503, "5.5.1 MAIL first");
        var command = To().Match(said);
        if (!command.Success) throw new SmtpRefused(553, "5.1.3 RCPT TO:<address>");
        var address = command.Groups["address"].Value;
        if (account.ReplyTo(address) is { } reply) throw new SmtpRefused(reply.Code, reply.Text) { IsFault = false };
        _to.Add(address);
        return Reply(250, "2.1.5 Ok");
    }

    private VendorAnswer Data(SmtpCommand command)
    {
        if (command.Said.Length > 0) throw new SmtpRefused(501, "5.5.4 DATA takes no argument");
        if (_from is null) throw new SmtpRefused(503, "5.5.1 MAIL first");
        return _to.Count > 0 ? Reply(354, "End data with <CR><LF>.<CR><LF>") : throw new SmtpRefused(554, "5.5.1 No valid recipients");
    }

    private VendorAnswer Message(byte[] raw)
    {
        var (from, to) = (_from!, _to.ToArray());
        Forget();
        if (raw.Length > account.SizeLimit) throw new SmtpRefused(552, "5.3.4 The message is too large") { IsFault = false };
        var text = Encoding.Latin1.GetString(raw);
        if (BareLineFeed().IsMatch(text)) throw new SmtpRefused(554, "5.6.11 A line ends with a bare line feed");
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if ((end < 0 ? text : text[..end]).Any(c => c > '\x7f')) throw new SmtpRefused(554, "5.6.7 A header is not ASCII, and SMTPUTF8 is not offered");
        if (text.Split("\r\n").Any(l => l.Length > LongestLine)) throw new SmtpRefused(554, "5.6.0 A line is longer than 998 bytes");
        return Reply(250, $"2.0.0 Ok: queued as {account.Take(from, to, raw).Id}");
    }

    private VendorAnswer Forgotten(VendorAnswer reply)
    {
        Forget();
        return reply;
    }

    private void Forget()
    {
        (_from, Challenge) = (null, null);
        _to.Clear();
    }

    [GeneratedRegex(@"^FROM:\s?<(?<address>[^<>\s]*)>(?<parameters>( \S+)*)\z", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex From();

    [GeneratedRegex(@"^TO:\s?<(?<address>[^<>\s@]+@[^<>\s@]+)>\z", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex To();

    [GeneratedRegex(@"(?<!\r)\n|\r(?!\n)", RegexOptions.None, 5000)]
    private static partial Regex BareLineFeed();
}

/// <summary>The server refuses a command.</summary>
internal sealed class SmtpRefused(int code, string text) : Exception(text)
{
    public int Code { get; } = code;

    /// <summary>False: a correct client can come to it as well, such as by an address that there is not.</summary>
    public bool IsFault { get; init; } = true;
}
