using System.Text;
using Framework.Lanes;
using Mocks;
using Reqnroll;
using Shouldly;
using StepDefinitions.Drivers;

namespace StepDefinitions.Steps;

/// <summary>The providers' side: the trouble that they make, and what they report.</summary>
[Binding]
public sealed class MessageProviderSteps(ScenarioVendors vendors, MessagingDriver messages, ScenarioScope scenario)
{
    private const string Phone = "+79161234567";

    [Given("{Provider} takes nothing, since it is down")]
    public void IsDown(MessageProvider provider) => provider.Vendor.IsDown();

    [Given("{Provider} takes nothing, since it is asked too often")]
    public void TooOften(MessageProvider provider) => provider.Vendor.TooManyRequests(120);

    [Given("{Provider} takes nothing, since our key is refused")]
    public void KeyRefused(MessageProvider provider) => provider.Vendor.AnswersWith(401);

    [Given("{Provider} takes nothing, since our sender is refused")]
    public void SenderRefused(MessageProvider provider) => provider.Vendor.AnswersWith(403);

    [Given("{Provider} takes nothing, since the mail is refused")]
    public void MailRefused(MessageProvider provider) => provider.Vendor.AnswersWith(400);

    [Given("SMS.ru takes nothing, since our account is empty")]
    public void AccountEmpty() => vendors.SmsRu.RefusesAll(201);

    [Given("{Provider} takes nothing, since it never answers")]
    public void NeverAnswers(MessageProvider provider) => provider.Vendor.TimesOut();

    [Given("{Provider} takes nothing, since connections are reset")]
    public void Resets(MessageProvider provider) => provider.Vendor.ResetsConnection();

    [Given("{Provider} takes nothing, since it answers a web page")]
    public void AnswersPage(MessageProvider provider) => provider.Vendor.AnswersWith(200, "<html><body>Welcome</body></html>");

    [Given("{Provider} takes the message, but its answer is lost")]
    public void LosesAnswer(MessageProvider provider) => provider.Vendor.ResetsConnection(calls: 1, on: provider.SendCall, workDone: true);

    [Given("{Provider} takes the message, but answers too late")]
    public void AnswersLate(MessageProvider provider) => provider.Vendor.TimesOut(calls: 1, on: provider.SendCall, workDone: true);

    [Given("{Provider} knows nobody there")]
    public void KnowsNobody(MessageProvider provider)
    {
        provider.KnowsNobodyAt(provider.Code is "twilio" or "sms_ru" ? Phone : messages.Address);
    }

    [Given("{Provider} lets a report overtake its answer")]
    public void ReportOvertakes(MessageProvider provider) => provider.Vendor.Meanwhile(() => provider.Delivers(AddressFor(provider)), on: provider.SendCall);

    [When("{Provider} is well again, and {int} minutes pass")]
    public async Task Recovers(MessageProvider provider, int minutes)
    {
        await scenario.AtRestAsync();
        provider.Vendor.Recover();
        await scenario.AdvanceAsync(TimeSpan.FromMinutes(minutes));
    }

    [When("{Provider} reports that it has arrived")]
    [Given("{Provider} has reported that it has arrived")]
    public async Task Delivers(MessageProvider provider)
    {
        await scenario.AtRestAsync();
        await provider.Delivers(AddressFor(provider));
    }

    [When("{Provider} reports that it has come back")]
    [Given("{Provider} has reported that it has come back")]
    public async Task Bounces(MessageProvider provider)
    {
        await scenario.AtRestAsync();
        await provider.Bounces(AddressFor(provider));
    }

    [When("{Provider} reports the same once more")]
    public Task ReportAgain(MessageProvider provider) => ((NotifyingVendor)provider.Vendor).DeliverAgain();

    [When("somebody reports in the name of {Provider}, with {string}")]
    public Task Forge(MessageProvider provider, string what) => ((NotifyingVendor)provider.Vendor).Replay(callback => Forged(callback, what));

    [When("Mailgun reports that it could not be delivered for now")]
    public async Task Defers()
    {
        await scenario.AtRestAsync();
        await vendors.Mailgun.Defers(messages.Address);
    }

    [When("SMS.ru tries our webhook")]
    public Task Pings() => vendors.SmsRu.Pings();

    [Then("every report of {Provider} is accepted")]
    public void Accepted(MessageProvider provider) =>
        ((NotifyingVendor)provider.Vendor).Deliveries.ShouldAllBe(d => d.IsAccepted, $"how the system answered {provider.Code} ({string.Join("; ", ((NotifyingVendor)provider.Vendor).Deliveries.Select(d => d.ToString()))})");

    [Then("the report of {Provider} is refused")]
    public void Refused(MessageProvider provider) => ((NotifyingVendor)provider.Vendor).Deliveries[^1].Status.ShouldBe(403, "how the system answered the report");

    [Given("the mail server {word}")]
    public void ServerIs(string trouble)
    {
        switch (trouble)
        {
            case "greylists": vendors.Smtp.Greylists(); break;
            case "offers-no-encryption": vendors.Smtp.Encryption = false; break;
            case "has-another-certificate": vendors.Smtp.HasForeignCertificate = true; break;
            case "wants-LOGIN": vendors.Smtp.WaysToSignIn = ["LOGIN"]; break;
            case "takes-small-mail-only": vendors.Smtp.SizeLimit = 200; break;
            case "hangs-up-after-the-text": vendors.Smtp.HangsUpAfterTheMessage(); break;
            default: throw new ArgumentException($"The mail server knows no trouble called '{trouble}'.", nameof(trouble));
        }
    }

    [Given("the mail server answers {string} to {string}")]
    public void ServerAnswers(string reply, string command)
    {
        var space = reply.IndexOf(' ', StringComparison.Ordinal);
        vendors.Smtp.AnswersWith(int.Parse(reply[..space], System.Globalization.CultureInfo.InvariantCulture), reply[(space + 1)..], on: command);
    }

    [Then("the mail server has the subject {string} and the text:")]
    public void ServerHas(string subject, string text)
    {
        var mail = vendors.Smtp.MailsTo(messages.Address).ShouldHaveSingleItem("mail at the server");
        mail.Subject.ShouldBe(subject, "the subject, as a mail program shows it");
        mail.Text.ShouldBe(text.ReplaceLineEndings("\r\n"), "the text, as a mail program shows it");
        Encoding.UTF8.GetString([.. mail.Raw]).ShouldContain($"To: {messages.Address}\r\n");
    }

    [Then("nothing but a greeting was said before the connection was encrypted")]
    public void NothingInTheClear() => vendors.Smtp.CallsTo("*", "/*").Select(c => c.Method).Distinct().ShouldBeSubsetOf(["CONNECT", "EHLO", "STARTTLS"], "what was said to the mail server");

    private string AddressFor(MessageProvider provider) => provider.Code is "twilio" or "sms_ru" ? Phone : messages.Address;

    private static VendorCallback Forged(VendorCallback callback, string what) => what switch
    {
        "another text" => callback with { Body = callback.Body.Replace("delivered", "read", StringComparison.Ordinal).Replace("%0A103%0A", "%0A104%0A", StringComparison.Ordinal) },
        "no signature" => callback with { Headers = new Dictionary<string, string>(StringComparer.Ordinal), Body = WithoutSignature(callback.Body) },
        "another address" => callback with { Path = callback.Path + "&more=1" },
        "another token" => callback with { Body = callback.Body.Replace("\"token\":\"", "\"token\":\"x", StringComparison.Ordinal) },
        _ => throw new ArgumentException($"'{what}' is no way to forge a report.", nameof(what)),
    };

    private static string WithoutSignature(string body) => body.Replace("\"signature\":{", "\"no_signature\":{", StringComparison.Ordinal).Replace("&hash=", "&nohash=", StringComparison.Ordinal);
}
