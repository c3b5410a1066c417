using Microsoft.Extensions.Options;
using SystemUnderTest.Health;
using SystemUnderTest.Notifications.Deliveries;
using SystemUnderTest.Notifications.Mailing;
using SystemUnderTest.Notifications.Texting;

namespace SystemUnderTest.Notifications;

internal static class MessagingSetup
{
    public static void AddMessaging(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<MessagingOptions>().BindConfiguration("Messages").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<MessagingOptions>, KnownProviders>();
        builder.Services.AddOptions<MailOptions>().BindConfiguration("Mail").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<DeliveryLog>();
        builder.Services.AddSingleton<MessageDelivery>();
        builder.Services.AddSingleton<ProviderOrder>();
        builder.Services.AddSingleton<Mailers>();
        builder.Services.AddSingleton<SmsSenders>();
        builder.AddProvider<IMailer, SendGridMailer, SendGridOptions>("SendGrid", SendGridMailer.Name, (provider, token) => provider.IsWellAsync(token));
        builder.AddProvider<IMailer, MailgunMailer, MailgunOptions>("Mailgun", MailgunMailer.Name, (provider, token) => provider.IsWellAsync(token));
        builder.AddProvider<IMailer, SmtpMailer, SmtpOptions>("Smtp", SmtpMailer.Name, (provider, token) => provider.IsWellAsync(token));
        builder.AddProvider<ISmsSender, TwilioSender, TwilioOptions>("Twilio", TwilioSender.Name, (provider, token) => provider.IsWellAsync(token));
        builder.AddProvider<ISmsSender, SmsRuSender, SmsRuOptions>("SmsRu", SmsRuSender.Name, (provider, token) => provider.IsWellAsync(token));
    }

    /// <summary>A provider, with its settings in a section of its own. Without that section it is not there.</summary>
    private static void AddProvider<TService, TProvider, TOptions>(this WebApplicationBuilder builder, string section, string code, Func<TProvider, CancellationToken, Task<bool>> isWell)
        where TService : class
        where TProvider : class, TService
        where TOptions : class
    {
        if (!builder.Configuration.GetSection(section).Exists())
            return;
        builder.Services.AddOptions<TOptions>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHttpClient(code);
        builder.Services.AddSingleton<TProvider>();
        builder.Services.AddSingleton<TService>(services => services.GetRequiredService<TProvider>());
        builder.Services.AddDependency(code, isWell);
    }
}
