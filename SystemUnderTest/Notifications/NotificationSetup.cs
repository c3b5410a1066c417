using SystemUnderTest.Notifications.Mailing;
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
        builder.AddMessaging();
        builder.Services.AddScoped<Receipts>();
        builder.AddJobHandler<ReceiptHandler>(Receipts.Kind);
        builder.AddJobHandler<NotificationJob>(NotificationJob.Kind);
        builder.AddJobHandler<InvoiceSentHandler>(InvoiceNotifications.Sent);
    }
}
