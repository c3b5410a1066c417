namespace Mocks.Standalone;

/// <summary>What the host prints when it listens: where everything is, and no secret.</summary>
internal static class Welcome
{
    public static async Task WriteAsync(VendorServer server, HostFlags flags, TextWriter output)
    {
        var options = server.Options;
        await output.WriteLineAsync($"The vendor fakes listen on {server.Url}. Ctrl-C stops them.");
        foreach (var (vendor, url) in server.Addresses)
            await output.WriteLineAsync($"  {vendor,-14} {url}{Note(vendor, options)}");
        if (options.Plays("smtp"))
            await output.WriteLineAsync($"  {"smtp",-14} {options.Host}:{server.SmtpPort()}, certificate {server.SmtpCertificateSha256[..16]}…");
        await output.WriteLineAsync($"  {"control",-14} {server.Url}_control/");
        await output.WriteLineAsync(flags.Callback is { } system
            ? $"Notifications go to {new Uri(system, options.YooKassaNotificationPath)}, with YooKassa's address in X-Forwarded-For; events to {new Uri(system, options.StripeWebhookPath)}, signed."
            : "Notifications go nowhere: --callback names the system that gets them.");
    }

    private static string Note(string vendor, VendorServerOptions options)
    {
        var defaults = new VendorServerOptions();
        return vendor switch
        {
            "yookassa" => $"   shop id {options.YooKassaShopId}, {Which("secret key", options.YooKassaSecretKey, defaults.YooKassaSecretKey)}",
            "telegram" => $"bot<token>/<method>   {Which("token", options.TelegramBotToken, defaults.TelegramBotToken)}; chats: {(options.TelegramChats.Count == 0 ? "none yet" : string.Join(", ", options.TelegramChats))}",
            "sendgrid" => $"   {Which("API key", options.SendGridApiKey, defaults.SendGridApiKey)}",
            "stripe" => $"   {Which("secret key", options.StripeSecretKey, defaults.StripeSecretKey)}",
            "pachca" => $"   {Which("token", options.PachcaToken, defaults.PachcaToken)}; chats: {string.Join(", ", options.PachcaChats)}",
            _ => "   the default keys (docs/mocks.md)",
        };
    }

    private static string Which(string what, string value, string byDefault) => value == byDefault ? $"the default {what} (docs/mocks.md)" : $"the {what} that was given";
}
