using System.Globalization;
using System.Text.Json;
using SystemUnderTest.Identity;
using SystemUnderTest.Invoices;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Notifications.Mail;

/// <summary>Receipts for online payments, by mail, in the background: whatever becomes of the mail, the payment stands.</summary>
internal sealed class Receipts(JobQueue jobs)
{
    public const string Kind = "mail.payment_receipt";

    /// <summary>Queues the receipt; part of the caller's transaction.</summary>
    public void Queue(Guid invoice, Guid owner) => jobs.Add(Kind, new Payload(invoice), owner);

    internal sealed record Payload(Guid InvoiceId);
}

internal sealed class ReceiptHandler(InvoiceCards cards, PeopleDirectory people, IMailer mailer) : IJobHandler
{
    public async Task RunAsync(string payload, CancellationToken cancellationToken)
    {
        var id = JsonSerializer.Deserialize<Receipts.Payload>(payload)!.InvoiceId;
        if (await cards.FindAsync(id, cancellationToken) is not { ParentId: { } parent } invoice || await people.FindAddressAsync(parent, cancellationToken) is not { } address)
            return;
        var amount = string.Create(CultureInfo.InvariantCulture, $"{invoice.Amount:0.00} {invoice.Currency}");
        var text = $"Thank you. We have received {amount} for invoice {invoice.Number}: {invoice.Description} ({invoice.StudentName}).";
        await mailer.SendAsync(new MailMessage(address.Email, address.FullName, $"Receipt for invoice {invoice.Number}", text), cancellationToken);
    }
}
