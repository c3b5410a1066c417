using SystemUnderTest.Notifications.Deliveries;

namespace SystemUnderTest.Notifications;

/// <summary>Sends mail through the first provider that takes it, once.</summary>
internal sealed class Mailers(MessageDelivery delivery, ProviderOrder order, IEnumerable<IMailer> all)
{
    public const string Channel = "mail";

    /// <exception cref="Tasks.RetryLaterException">Every provider is busy, and one says until when; or the mail is being sent already.</exception>
    /// <exception cref="Tasks.GiveUpException">Nobody can be reached at the address, or every provider refuses the mail for good.</exception>
    /// <exception cref="HttpRequestException">No provider has taken it now.</exception>
    public async Task SendAsync(Mail mail, CancellationToken cancellationToken) =>
        await delivery.SendAsync(Channel, mail, new DeliveryDraft(mail.Key, mail.About, mail.To, mail.Subject), await order.ChooseAsync<IMailer, Mail>(Channel, all, cancellationToken), cancellationToken);
}

/// <summary>Sends text messages through the first provider that takes them, once.</summary>
internal sealed class SmsSenders(MessageDelivery delivery, ProviderOrder order, IEnumerable<ISmsSender> all)
{
    public const string Channel = "sms";

    /// <inheritdoc cref="Mailers.SendAsync"/>
    public async Task SendAsync(Sms sms, CancellationToken cancellationToken) =>
        await delivery.SendAsync(Channel, sms, new DeliveryDraft(sms.Key, sms.About, sms.To, null), await order.ChooseAsync<ISmsSender, Sms>(Channel, all, cancellationToken), cancellationToken);
}
