namespace Mocks.Standalone;

/// <summary>What the host prints when it listens: where everything is, and no secret.</summary>
internal static class Welcome
{
    public static async Task WriteAsync(VendorServer server, HostFlags flags, TextWriter output)
    {
        var (defaults, options) = (new VendorServerOptions(), server.Options);
        await output.WriteLineAsync($"""
            The vendor fakes listen on {server.Url}. Ctrl-C stops them.
              YooKassa   {server.YooKassaUrl}   shop id {options.YooKassaShopId}, {(options.YooKassaSecretKey == defaults.YooKassaSecretKey ? "the default secret key (docs/mocks.md)" : "the secret key that was given")}
              Telegram   {server.TelegramUrl}bot<token>/<method>   {(options.TelegramBotToken == defaults.TelegramBotToken ? "the default token (docs/mocks.md)" : "the token that was given")}; chats: {(options.TelegramChats.Count == 0 ? "none yet" : string.Join(", ", options.TelegramChats))}
              SendGrid   {server.SendGridUrl}   {(options.SendGridApiKey == defaults.SendGridApiKey ? "the default API key (docs/mocks.md)" : "the API key that was given")}
              Stripe     {server.StripeUrl}   {(options.StripeSecretKey == defaults.StripeSecretKey ? "the default secret key (docs/mocks.md)" : "the secret key that was given")}
              Pachca     {server.PachcaUrl}   {(options.PachcaToken == defaults.PachcaToken ? "the default token (docs/mocks.md)" : "the token that was given")}; chats: {string.Join(", ", options.PachcaChats)}
              CloudPayments {server.CloudPaymentsUrl}   carriers {server.CdekUrl} {server.BoxberryUrl} {server.RussianPostUrl}   the default keys (docs/mocks.md)
              Mailgun    {server.MailgunUrl}   SMTP {options.Host}:{server.SmtpPort()}, certificate {server.SmtpCertificateSha256[..16]}…
              Twilio     {server.TwilioUrl}   SMS.ru {server.SmsRuUrl}
              Control    {server.Url}_control/
              {(flags.Callback is { } system ? $"Notifications go to {new Uri(system, options.YooKassaNotificationPath)}, with YooKassa's address in X-Forwarded-For; events to {new Uri(system, options.StripeWebhookPath)}, signed." : "Notifications go nowhere: --callback names the system that gets them.")}
            """);
    }
}
