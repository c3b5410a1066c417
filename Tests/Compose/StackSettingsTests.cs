using System.Text.RegularExpressions;
using Mocks;
using NUnit.Framework;
using Shouldly;

namespace Tests.Compose;

/// <summary>The stack's system is told what the one in process is told: a setting that only one of them has is a difference that nobody meant.</summary>
internal sealed partial class StackSettingsTests
{
    /// <summary>Where they differ, and why.</summary>
    private static readonly string[] NotInTheStack =
    [
        "Tasks:ScanAtStart", // a worker that comes back has to look for what it left
        "SendGrid:EventPublicKey", "Smtp:CertificateSha256", // written by the fake, which makes them anew
    ];

    [Test]
    public void Every_setting_of_the_suite_is_in_the_stack()
    {
        var inProcess = Setting().Matches(File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "StepDefinitions", "Support", "ReferenceSystem.cs"))).Select(m => m.Groups["name"].Value).ToList();
        inProcess.Count.ShouldBeGreaterThan(50);
        inProcess.Except(Settings().Keys).ShouldBe(NotInTheStack, ignoreOrder: true);
    }

    [Test]
    public void The_vendors_keys_are_those_that_the_fakes_ask_for()
    {
        var (settings, options) = (Settings(), new VendorServerOptions());
        settings["Warehouse:ApiKey"].ShouldBe(options.WarehouseApiKey);
        settings["CloudPayments:PublicId"].ShouldBe(options.CloudPaymentsPublicId);
        settings["CloudPayments:ApiSecret"].ShouldBe(options.CloudPaymentsApiSecret);
        settings["YooKassa:ShopId"].ShouldBe(options.YooKassaShopId);
        settings["YooKassa:SecretKey"].ShouldBe(options.YooKassaSecretKey);
        settings["Telegram:BotToken"].ShouldBe(options.TelegramBotToken);
        settings["Telegram:WebhookSecret"].ShouldBe(options.TelegramWebhookSecret);
        settings["SendGrid:ApiKey"].ShouldBe(options.SendGridApiKey);
        settings["Mail:From"].ShouldBe(options.SendGridSenders[0]);
        settings["Stripe:SecretKey"].ShouldBe(options.StripeSecretKey);
        settings["Stripe:WebhookSecret"].ShouldBe(options.StripeWebhookSecret);
        settings["Pachca:Token"].ShouldBe(options.PachcaToken);
        settings["Pachca:ChannelId"].ShouldBe(options.PachcaChats[0].ToString(System.Globalization.CultureInfo.InvariantCulture));
        settings["Twilio:AccountSid"].ShouldBe(options.TwilioAccountSid);
        settings["Twilio:AuthToken"].ShouldBe(options.TwilioAuthToken);
        settings["Twilio:From"].ShouldBe(options.TwilioNumbers[0]);
        settings["Mailgun:Domain"].ShouldBe(options.MailgunDomain);
        settings["Mailgun:ApiKey"].ShouldBe(options.MailgunApiKey);
        settings["Mailgun:WebhookSigningKey"].ShouldBe(options.MailgunSigningKey);
        settings["Smtp:User"].ShouldBe(options.SmtpUser);
        settings["Smtp:Password"].ShouldBe(options.SmtpPassword);
        settings["SmsRu:ApiId"].ShouldBe(options.SmsRuApiId);
        settings["Boxberry:Token"].ShouldBe(options.BoxberryToken);
        settings["RussianPost:Token"].ShouldBe(options.RussianPostToken);
        settings["RussianPost:Login"].ShouldBe(options.RussianPostLogin);
        settings["RussianPost:Password"].ShouldBe(options.RussianPostPassword);
        settings["Cdek:Account"].ShouldBe(options.CdekAccount);
        settings["Cdek:Secret"].ShouldBe(options.CdekSecret);
    }

    [Test]
    public void Every_vendor_is_played_by_exactly_one_service()
    {
        var played = ComposeFile.Read().Services.Where(s => s.Key.StartsWith("mock-", StringComparison.Ordinal))
            .SelectMany(s => Words(s.Value["command"]).SkipWhile(w => w != "--vendors").ElementAt(1).Split(',')).Order(StringComparer.Ordinal);
        played.ShouldBe(VendorServerOptions.AllVendors);
    }

    private static Dictionary<string, string> Settings() =>
        ComposeFile.Fields(ComposeFile.Read().Services["system-1"]["environment"]).ToDictionary(e => e.Key.Replace("__", ":", StringComparison.Ordinal), e => e.Value.ToString(), StringComparer.Ordinal);

    private static IEnumerable<string> Words(YamlDotNet.RepresentationModel.YamlNode list) => ((YamlDotNet.RepresentationModel.YamlSequenceNode)list).Select(w => w.ToString());

    [GeneratedRegex("""^\s+\["(?<name>[A-Za-z:0-9]+)"\] = """, RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Setting();
}
