using System.Text.Json;
using Microsoft.Extensions.Options;
using SystemUnderTest.Identity;
using SystemUnderTest.Invoices;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Notifications;

/// <summary>Tells parents about invoices, in the background.</summary>
internal sealed class InvoiceNotifications(JobQueue jobs)
{
    public const string Sent = "telegram.invoice_sent";

    /// <summary>Queues the message about an invoice that was sent; part of the caller's transaction.</summary>
    public Guid Queue(Guid invoice, Guid owner) => jobs.Add(Sent, new Payload(invoice), owner);

    internal sealed record Payload(Guid InvoiceId);
}

/// <summary>Sends the message to the parent's own Telegram; a parent without one gets none.</summary>
internal sealed class InvoiceSentHandler(InvoiceCards cards, PeopleDirectory people, TelegramClient telegram, IOptions<AppOptions> app) : IJobHandler
{
    public async Task RunAsync(string payload, CancellationToken cancellationToken)
    {
        var id = JsonSerializer.Deserialize<InvoiceNotifications.Payload>(payload)!.InvoiceId;
        if (await cards.FindAsync(id, cancellationToken) is not { IsPayable: true, ParentId: { } parent } invoice)
            return;
        if (await people.FindTelegramIdAsync(parent, cancellationToken) is not { } chat)
            return;
        var text = InvoiceMessage.Text(invoice.StudentName, invoice.Amount, invoice.Currency, invoice.DueDate, invoice.Description);
        await telegram.SendAsync(chat, text, InvoiceMessage.Button, app.Value.PaymentPage(id), cancellationToken);
    }
}
