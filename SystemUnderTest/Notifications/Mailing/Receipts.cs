using System.Globalization;
using System.Text.Json;
using SystemUnderTest.Identity;
using SystemUnderTest.Invoices;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Notifications.Mailing;

/// <summary>Receipts for online payments, by mail, in the background: whatever becomes of the mail, the payment stands.</summary>
internal sealed class Receipts(JobQueue jobs)
{
    public const string Kind = "mail.payment_receipt";

    /// <summary>Queues the receipt; part of the caller's transaction.</summary>
    public void Queue(Guid invoice, Guid payment) => jobs.Add(Kind, new Payload(invoice, payment), payment);

    internal sealed record Payload(Guid InvoiceId, Guid PaymentId);
}

internal sealed class ReceiptHandler(InvoiceCards cards, PeopleDirectory people, Mailers mailers) : IJobHandler
{
    public async Task RunAsync(string payload, CancellationToken cancellationToken)
    {
        var (id, payment) = JsonSerializer.Deserialize<Receipts.Payload>(payload)!;
        if (await cards.FindAsync(id, cancellationToken) is not { ParentId: { } parent } invoice || await people.FindAddressAsync(parent, cancellationToken) is not { } address)
            return;
        var amount = string.Create(CultureInfo.InvariantCulture, $"{invoice.Amount:0.00} {invoice.Currency}");
        var text = $"Thank you. We have received {amount} for invoice {invoice.Number}: {invoice.Description} ({invoice.StudentName}).";
        await mailers.SendAsync(new Mail(address.Email, address.FullName, $"Receipt for invoice {invoice.Number}", text) { Key = $"receipt/{payment}", About = $"payment/{payment}" }, cancellationToken);
    }
}
