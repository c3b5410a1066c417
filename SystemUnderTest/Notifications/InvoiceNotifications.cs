using System.Text.Json;
using Microsoft.Extensions.Options;
using SystemUnderTest.Identity;
using SystemUnderTest.Invoices;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Notifications;

/// <summary>Tells parents about invoices, in the background.</summary>
internal sealed class InvoiceNotifications(JobQueue jobs, InvoiceMessages messages)
{
    public const string Sent = "telegram.invoice_sent";
    public const string Settled = "telegram.invoice_settled";

    /// <summary>Queues the message about an invoice that was sent; part of the caller's transaction.</summary>
    public Guid Queue(Guid invoice, Guid owner) => jobs.Add(Sent, new Payload(invoice), owner);

    /// <summary>Lets the invoice's message follow, if it has one, now that there is nothing left to pay; part of the caller's transaction, which has the invoice locked.</summary>
    public async Task QueueSettledAsync(Guid invoice, Guid owner, CancellationToken cancellationToken)
    {
        if (await messages.FindAsync(invoice, cancellationToken) is not null)
            jobs.Add(Settled, new Payload(invoice), owner);
    }

    internal sealed record Payload(Guid InvoiceId)
    {
        public static Guid InvoiceOf(string json) => JsonSerializer.Deserialize<Payload>(json)!.InvoiceId;
    }
}

/// <summary>Sends the message to the parent's own Telegram; a parent without one gets none.</summary>
internal sealed class InvoiceSentHandler(InvoiceCards cards, PeopleDirectory people, InvoiceMessages messages, TelegramClient telegram, IOptions<AppOptions> app) : IJobHandler
{
    public async Task RunAsync(string payload, CancellationToken cancellationToken)
    {
        var id = InvoiceNotifications.Payload.InvoiceOf(payload);
        if (await cards.FindAsync(id, cancellationToken) is not { IsPayable: true, ParentId: { } parent } invoice || await messages.FindAsync(id, cancellationToken) is not null)
            return;
        if (await people.FindTelegramIdAsync(parent, cancellationToken) is not { } chat)
            return;
        var (html, buttons) = InvoiceMessage.Payable(invoice, app.Value.PaymentPage(id));
        var message = await telegram.SendAsync(chat, html, buttons, cancellationToken);
        if (await messages.KeepAsync(id, chat, message, cancellationToken) is { IsPayable: false } settled)
            await telegram.EditAsync(chat, message, InvoiceMessage.Settled(settled), cancellationToken);
    }
}

/// <summary>Brings the message up to date when the invoice was paid, wherever that was, or cancelled.</summary>
internal sealed class InvoiceSettledHandler(InvoiceCards cards, InvoiceMessages messages, TelegramClient telegram) : IJobHandler
{
    public async Task RunAsync(string payload, CancellationToken cancellationToken)
    {
        var id = InvoiceNotifications.Payload.InvoiceOf(payload);
        if (await cards.FindAsync(id, cancellationToken) is { IsPayable: false } invoice && await messages.FindAsync(id, cancellationToken) is { } message)
            await telegram.EditAsync(message.ChatId, message.MessageId, InvoiceMessage.Settled(invoice), cancellationToken);
    }
}
