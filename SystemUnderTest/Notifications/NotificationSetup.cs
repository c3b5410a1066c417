using SystemUnderTest.Notifications.Mail;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Notifications;

internal static class NotificationSetup
{
    public static void AddNotifications(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<TelegramOptions>().BindConfiguration("Telegram").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<AppOptions>().BindConfiguration("App").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHttpClient(TelegramClient.Name);
        builder.Services.AddSingleton<TelegramClient>();
        builder.Services.AddScoped<InvoiceMessages>();
        builder.Services.AddScoped<InvoiceNotifications>();
        builder.AddJobHandler<InvoiceSettledHandler>(InvoiceNotifications.Settled);
        builder.AddMail();
        builder.AddJobHandler<InvoiceSentHandler>(InvoiceNotifications.Sent);
    }

    private static void AddMail(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<MailOptions>().BindConfiguration("Mail").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<SendGridOptions>().BindConfiguration("SendGrid").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddHttpClient(SendGridMailer.Name);
        builder.Services.AddSingleton<IMailer, SendGridMailer>();
        builder.Services.AddScoped<Receipts>();
        builder.AddJobHandler<ReceiptHandler>(Receipts.Kind);
    }
}
