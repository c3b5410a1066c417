using System.Globalization;
using Mocks.Hosting;
using Mocks.Journal;

namespace Mocks.Smtp;

/// <summary>
/// A mail server on a socket (RFC 5321, 3207, 4954, 1870), as one who hands mail in sees it. In journals and faults a command's verb is the method, and the
/// path is "/" with the address: "RCPT /olga@example.test"; "CONNECT /" is the greeting, "MESSAGE /" the text after DATA. Faults answer with replies: <c>AnswersWith(451, "4.3.0 Local error", on: "RCPT /*")</c>.
/// </summary>
public sealed class SmtpAccount : FaultyVendor
{
    private readonly VendorServer _server;
    private readonly ScenarioIds _ids;
    private readonly List<SmtpMail> _mails = [];
    private readonly Dictionary<string, (int Code, string Text)> _replies = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _greylisted = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _gate = new();
    private bool _greylists;

    internal SmtpAccount(ScenarioVendors scenario, VendorServer server, ScenarioIds ids)
        : base(scenario) => (_server, _ids) = (server, ids);

    /// <summary>The mail that the server has taken, oldest first.</summary>
    public IReadOnlyList<SmtpMail> Mails
    {
        get
        {
            lock (_gate) return [.. _mails];
        }
    }

    /// <summary>How many bytes a mail may have.</summary>
    public int SizeLimit { get; set; } = 26_214_400;

    /// <summary>Whether STARTTLS is offered. Without it nobody can sign in.</summary>
    public bool Encryption { get; set; } = true;

    /// <summary>Whether the certificate is one that the client was not told of: somebody is in between.</summary>
    public bool HasForeignCertificate { get; set; }

    /// <summary>The ways to sign in that are offered: PLAIN and LOGIN.</summary>
    public IReadOnlyList<string> WaysToSignIn { get; set; } = ["PLAIN", "LOGIN"];

    private protected override string VendorName => "smtp";

    /// <summary>The mail to an address, oldest first.</summary>
    public IReadOnlyList<SmtpMail> MailsTo(string address) => [.. Mails.Where(m => m.To.Contains(address, StringComparer.OrdinalIgnoreCase))];

    /// <summary>A recipient is answered by this reply: 550 5.1.1 for nobody, 450 4.2.1 for a mailbox that is full just now.</summary>
    public void AnswersRecipient(string address, int code = 550, string text = "5.1.1 No such user here")
    {
        if (code is < 400 or > 599) throw new ArgumentOutOfRangeException(nameof(code), code, "A refusal is between 400 and 599.");
        lock (_gate) _replies[address] = (code, text);
    }

    /// <summary>Each recipient is turned away the first time: 450 4.2.0.</summary>
    public void Greylists()
    {
        lock (_gate) _greylists = true;
    }

    /// <summary>Takes the next mail and hangs up before it has said so: the outcome is unknown to the client.</summary>
    public void HangsUpAfterTheMessage() => ResetsConnection(calls: 1, on: "MESSAGE /", workDone: true);

    /// <summary>What a recipient is turned away with; null: welcome.</summary>
    internal (int Code, string Text)? ReplyTo(string address)
    {
        lock (_gate)
        {
            if (_replies.TryGetValue(address, out var reply)) return reply;
            return _greylists && _greylisted.Add(address) ? (450, "4.2.0 Greylisted, try again later") : null;
        }
    }

    internal SmtpMail Take(string from, IReadOnlyList<string> to, byte[] raw)
    {
        var mail = SmtpMail.Read(_ids.Next("", 11), from, to, raw, Scenario.Clock.GetUtcNow());
        lock (_gate) _mails.Add(mail);
        return mail;
    }

    internal SmtpState NewState() => new(this, _server.Options);

    private protected override VendorAnswer Answer(VendorRequest request)
    {
        var command = (SmtpCommand)request;
        try
        {
            return command.State.Answer(command);
        }
        catch (SmtpRefused refused)
        {
            return new VendorAnswer(refused.Code, refused.Message)
            {
                Refusal = refused.IsFault ? new VendorRefusal(VendorName, request.Method, request.Path, refused.Code, refused.Message.Split(' ')[0], refused.Message, null) : null,
            };
        }
    }

    /// <summary>What is down says 421 and hangs up.</summary>
    private protected override VendorAnswer FaultAnswer(int status) => status switch
    {
        503 or 500 or 502 => new VendorAnswer(421, "4.3.2 Service not available"),
        401 or 403 => new VendorAnswer(535, "5.7.8 The user name or password is wrong"),
        _ => new VendorAnswer(status, string.Create(CultureInfo.InvariantCulture, $"{status / 100}.0.0 The command could not be carried out")),
    };

    private protected override VendorAnswer TooManyRequestsAnswer(int retryAfter) => new(421, "4.7.0 Too many connections");
}
