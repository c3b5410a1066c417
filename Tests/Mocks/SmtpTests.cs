using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Mocks.Smtp;
using NUnit.Framework;
using Shouldly;

namespace Tests.Mocks;

/// <summary>The mail server, spoken to line by line.</summary>
internal sealed class SmtpTests : VendorTest
{
    private const string Sender = "lessons@example.test";
    private const string Reader = "olga@example.test";

    private SmtpAccount Smtp => Vendors.Smtp;

    [Test]
    public async Task A_mail_is_taken_after_STARTTLS_and_AUTH()
    {
        await using var client = await ConnectAsync();
        (await client.SayAsync("EHLO shop.example")).ShouldContain("STARTTLS");
        await client.EncryptAsync(Server.SmtpCertificateSha256);
        (await client.SayAsync("EHLO shop.example")).ShouldContain("AUTH PLAIN LOGIN");
        (await client.SayAsync($"AUTH PLAIN {Base64($"\0{Server.Options.SmtpUser}\0{Server.Options.SmtpPassword}")}")).ShouldStartWith("235 ");
        (await client.SayAsync($"MAIL FROM:<{Sender}> SIZE=100 BODY=8BITMIME")).ShouldStartWith("250 ");
        (await client.SayAsync($"RCPT TO:<{Reader}>")).ShouldStartWith("250 ");
        (await client.SayAsync("DATA")).ShouldStartWith("354 ");
        var taken = await client.SayAsync("Subject: =?utf-8?B?0J/RgNC40LLQtdGC?=\r\n\r\n..one dot\r\n...two\r\nend\r\n.");
        var mail = Smtp.MailsTo(Reader).ShouldHaveSingleItem();
        taken.ShouldContain($"queued as {mail.Id}");
        (mail.Subject, mail.Text, mail.From).ShouldBe(("Привет", ".one dot\r\n..two\r\nend", Sender));
        (await client.SayAsync("QUIT")).ShouldStartWith("221 ");
        Vendors.UnexpectedRefusals.ShouldBeEmpty();
        Vendors.Calls.ShouldAllBe(c => !c.Body.Contains(Server.Options.SmtpPassword, StringComparison.Ordinal) && !c.Body.Contains(Base64($"\0{Server.Options.SmtpUser}\0{Server.Options.SmtpPassword}"), StringComparison.Ordinal));
    }

    [Test]
    public async Task AUTH_LOGIN_asks_for_the_name_and_then_for_the_password()
    {
        await using var client = await EncryptedAsync();
        (await client.SayAsync("AUTH LOGIN")).ShouldBe("334 VXNlcm5hbWU6");
        (await client.SayAsync(Base64(Server.Options.SmtpUser))).ShouldBe("334 UGFzc3dvcmQ6");
        (await client.SayAsync(Base64(Server.Options.SmtpPassword))).ShouldStartWith("235 ");
        (await client.SayAsync("AUTH LOGIN")).ShouldStartWith("503 ");
    }

    [TestCase("wrong", "535")]
    [TestCase("*", "501")]
    public async Task A_wrong_password_and_a_cancelled_sign_in_are_refused(string password, string code)
    {
        await using var client = await EncryptedAsync();
        await client.SayAsync("AUTH LOGIN");
        await client.SayAsync(Base64(Server.Options.SmtpUser));
        (await client.SayAsync(password == "*" ? "*" : Base64(password))).ShouldStartWith(code);
        (await client.SayAsync($"MAIL FROM:<{Sender}>")).ShouldStartWith("530 5.7.0");
        Vendors.UnexpectedRefusals.Select(r => r.Status).ShouldBe([int.Parse(code, System.Globalization.CultureInfo.InvariantCulture), 530]);
    }

    [TestCase("MAIL FROM:<lessons@example.test>", "503")]
    [TestCase("AUTH PLAIN AHgAeA==", "538")]
    [TestCase("STARTTLS now", "501")]
    [TestCase("FROBNICATE", "500")]
    [TestCase("EXPN list", "502")]
    public async Task Before_encryption_hardly_anything_is_allowed(string command, string code)
    {
        await using var client = await ConnectAsync();
        (await client.SayAsync(command)).ShouldStartWith(code);
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem().Status.ShouldBe(int.Parse(code, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Test]
    public async Task What_was_said_before_STARTTLS_is_forgotten()
    {
        await using var client = await ConnectAsync();
        await client.SayAsync("EHLO shop.example");
        await client.EncryptAsync(Server.SmtpCertificateSha256, injected: "RSET\r\n");
        (await client.SayAsync($"MAIL FROM:<{Sender}>")).ShouldStartWith("503 ", customMessage: "the first EHLO does not count, and what was sent along in the clear is not answered");
    }

    [TestCase("MAIL FROM:lessons@example.test", "501")]
    [TestCase("MAIL FROM:<lessons@example.test> COLOUR=red", "555")]
    [TestCase("MAIL FROM:<somebody@example.org>", "553")]
    [TestCase("RCPT TO:<olga@example.test>", "503")]
    [TestCase("DATA", "503")]
    public async Task Order_and_form_of_commands_are_checked(string command, string code)
    {
        await using var client = await SignedInAsync();
        (await client.SayAsync(command)).ShouldStartWith(code);
        Vendors.UnexpectedRefusals.Count.ShouldBe(1);
    }

    [Test]
    public async Task A_mix_of_recipients_is_answered_one_by_one()
    {
        Smtp.AnswersRecipient("nobody@example.test");
        Smtp.AnswersRecipient("full@example.test", 452, "4.2.2 Mailbox full");
        await using var client = await SignedInAsync();
        await client.SayAsync($"MAIL FROM:<{Sender}>");
        (await client.SayAsync("RCPT TO:<nobody@example.test>")).ShouldBe("550 5.1.1 No such user here");
        (await client.SayAsync("RCPT TO:<full@example.test>")).ShouldBe("452 4.2.2 Mailbox full");
        (await client.SayAsync("DATA")).ShouldStartWith("554 ");
        (await client.SayAsync($"RCPT TO:<{Reader}>")).ShouldStartWith("250 ");
        (await client.SayAsync("DATA")).ShouldStartWith("354 ");
        Vendors.UnexpectedRefusals.ShouldHaveSingleItem().Status.ShouldBe(554);
    }

    [Test]
    public async Task Strangers_are_greylisted_once()
    {
        Smtp.Greylists();
        await using var client = await SignedInAsync();
        await client.SayAsync($"MAIL FROM:<{Sender}>");
        (await client.SayAsync($"RCPT TO:<{Reader}>")).ShouldStartWith("450 ");
        (await client.SayAsync($"RCPT TO:<{Reader}>")).ShouldStartWith("250 ");
        Vendors.UnexpectedRefusals.ShouldBeEmpty();
    }

    [Test]
    public async Task A_mail_that_is_too_large_is_refused_at_MAIL_and_after_DATA()
    {
        Smtp.SizeLimit = 50;
        await using var client = await SignedInAsync();
        (await client.SayAsync($"MAIL FROM:<{Sender}> SIZE=51")).ShouldStartWith("552 5.3.4");
        await MailAsync(client);
        (await client.SayAsync($"Subject: x\r\n\r\n{new string('a', 60)}\r\n.")).ShouldStartWith("552 5.3.4");
        Smtp.Mails.ShouldBeEmpty();
    }

    [TestCase("a\nb", "554 5.6.11")]
    [TestCase("a\n.\nMAIL FROM:<evil@example.org>", "554 5.6.11")]
    public async Task A_bare_line_feed_ends_no_mail_and_is_refused(string text, string reply)
    {
        await using var client = await SignedInAsync();
        await MailAsync(client);
        (await client.SayAsync($"Subject: x\r\n\r\n{text}\r\n.")).ShouldStartWith(reply);
        Smtp.Mails.ShouldBeEmpty();
        Vendors.UnexpectedRefusals.Count.ShouldBe(1);
    }

    [Test]
    public async Task A_line_has_998_bytes_at_most()
    {
        await using var client = await SignedInAsync();
        await MailAsync(client);
        (await client.SayAsync($"Subject: x\r\n\r\n{new string('a', 999)}\r\n.")).ShouldStartWith("554 5.6.0");
    }

    [Test]
    public async Task A_header_is_ASCII()
    {
        await using var client = await SignedInAsync();
        await MailAsync(client);
        (await client.SayAsync("Subject: Привет\r\n\r\nПривет\r\n.")).ShouldStartWith("554 5.6.7");
        await MailAsync(client);
        (await client.SayAsync("Subject: Hello\r\n\r\nПривет\r\n.")).ShouldStartWith("250 ");
    }

    [Test]
    public async Task Commands_that_come_in_a_batch_are_answered_in_order()
    {
        await using var client = await SignedInAsync();
        (await client.SayAsync($"MAIL FROM:<{Sender}>\r\nRCPT TO:<{Reader}>\r\nDATA")).ShouldStartWith("250 2.1.0");
        (await client.ReadAsync()).ShouldStartWith("250 2.1.5");
        (await client.ReadAsync()).ShouldStartWith("354 ");
    }

    [Test]
    public async Task A_server_that_is_down_says_421_and_hangs_up()
    {
        Smtp.IsDown();
        await using var client = new SmtpClientOnWire();
        (await client.ConnectAsync(Port())).ShouldStartWith("421 ");
        (await client.ReadAsync()).ShouldBeEmpty("it hung up");
    }

    [Test]
    public async Task Any_command_can_be_answered_by_anything_for_a_time()
    {
        Smtp.AnswersWith(451, "4.3.0 Local error", calls: 1, on: "RCPT /*");
        await using var client = await SignedInAsync();
        await client.SayAsync($"MAIL FROM:<{Sender}>");
        (await client.SayAsync($"RCPT TO:<{Reader}>")).ShouldBe("451 4.3.0 Local error");
        (await client.SayAsync($"RCPT TO:<{Reader}>")).ShouldStartWith("250 ");
        Smtp.CallsTo("RCPT", $"/{Reader}").Count.ShouldBe(2);
    }

    [Test]
    public async Task It_takes_the_mail_and_hangs_up()
    {
        Smtp.HangsUpAfterTheMessage();
        await using var client = await SignedInAsync();
        await MailAsync(client);
        try
        {
            (await client.SayAsync("Subject: x\r\n\r\nText\r\n.")).ShouldBeEmpty("no word about the mail");
        }
        catch (IOException reset)
        {
            reset.Message.ShouldNotBeEmpty("a reset is no word, either");
        }

        Smtp.Mails.Count.ShouldBe(1);
    }

    [Test]
    public async Task Without_encryption_on_offer_there_is_none()
    {
        Smtp.Encryption = false;
        await using var client = await ConnectAsync();
        (await client.SayAsync("EHLO shop.example")).ShouldNotContain("STARTTLS");
        (await client.SayAsync("STARTTLS")).ShouldStartWith("502 ");
    }

    [Test]
    public async Task Another_certificate_is_another()
    {
        Smtp.HasForeignCertificate = true;
        await using var client = await ConnectAsync();
        await client.SayAsync("EHLO shop.example");
        await Should.ThrowAsync<System.Security.Authentication.AuthenticationException>(() => client.EncryptAsync(Server.SmtpCertificateSha256));
    }

    [Test]
    public async Task A_line_that_nobody_leads_is_the_default_scenarios()
    {
        await using var client = new SmtpClientOnWire();
        await client.ConnectAsync(Server.SmtpPort());
        Server.Default.Smtp.CallsTo("CONNECT", "/").ShouldNotBeEmpty();
        Vendors.Calls.ShouldBeEmpty();
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static async Task MailAsync(SmtpClientOnWire client)
    {
        await client.SayAsync($"MAIL FROM:<{Sender}>");
        await client.SayAsync($"RCPT TO:<{Reader}>");
        await client.SayAsync("DATA");
    }

    private int Port()
    {
        Server.LeadSmtp(ScenarioId, ScenarioId);
        return Server.SmtpPort(ScenarioId);
    }

    private async Task<SmtpClientOnWire> ConnectAsync()
    {
        var client = new SmtpClientOnWire();
        (await client.ConnectAsync(Port())).ShouldStartWith("220 ");
        return client;
    }

    private async Task<SmtpClientOnWire> EncryptedAsync()
    {
        var client = await ConnectAsync();
        await client.SayAsync("EHLO shop.example");
        await client.EncryptAsync(Server.SmtpCertificateSha256);
        await client.SayAsync("EHLO shop.example");
        return client;
    }

    private async Task<SmtpClientOnWire> SignedInAsync()
    {
        var client = await EncryptedAsync();
        (await client.SayAsync($"AUTH PLAIN {Base64($"\0{Server.Options.SmtpUser}\0{Server.Options.SmtpPassword}")}")).ShouldStartWith("235 ");
        return client;
    }
}

/// <summary>Speaks SMTP as it is told to, right or wrong.</summary>
internal sealed class SmtpClientOnWire : IAsyncDisposable
{
    private readonly TcpClient _client = new();
    private Stream _stream = Stream.Null;
    private StreamReader _reader = StreamReader.Null;

    public async Task<string> ConnectAsync(int port)
    {
        await _client.ConnectAsync("127.0.0.1", port);
        Use(_client.GetStream());
        return await ReadAsync();
    }

    /// <summary>Says a line or several, and reads one reply.</summary>
    public async Task<string> SayAsync(string text)
    {
        await _stream.WriteAsync(Encoding.UTF8.GetBytes(text + "\r\n"));
        await _stream.FlushAsync();
        return await ReadAsync();
    }

    /// <summary>One reply, of one line or several; empty: the server hung up.</summary>
    public async Task<string> ReadAsync()
    {
        List<string> lines = [];
        while (await _reader.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            if (line.Length < 4 || line[3] == ' ') break;
        }

        return string.Join('\n', lines);
    }

    public async Task EncryptAsync(string certificate, string injected = "")
    {
        await _stream.WriteAsync(Encoding.UTF8.GetBytes("STARTTLS\r\n" + injected));
        await _stream.FlushAsync();
        await ReadAsync();
        var encrypted = new SslStream(_stream, leaveInnerStreamOpen: false, (_, given, _, _) => given?.GetCertHashString(HashAlgorithmName.SHA256) == certificate);
        await encrypted.AuthenticateAsClientAsync("smtp.example.test");
        Use(encrypted);
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _client.Dispose();
    }

    private void Use(Stream stream) => (_stream, _reader) = (stream, new StreamReader(stream, Encoding.UTF8));
}
