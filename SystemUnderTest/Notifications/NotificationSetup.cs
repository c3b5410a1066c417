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
        builder.Services.AddScoped<InvoiceNotifications>();
        builder.AddJobHandler<InvoiceSentHandler>(InvoiceNotifications.Sent);
    }
}
