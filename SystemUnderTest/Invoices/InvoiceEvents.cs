using SystemUnderTest.Realtime;

namespace SystemUnderTest.Invoices;

/// <summary>Tells at once, who looks at their dashboard, where an invoice stands now: whoever may see it, and nobody else.</summary>
internal sealed class InvoiceEvents(EventPublisher events)
{
    public const string Status = "invoice.status";

    /// <summary>Part of the caller's transaction, and the last of it.</summary>
    public Task PublishAsync(IReadOnlyCollection<Invoice> invoices, CancellationToken cancellationToken) => events.PublishAsync(
        [.. invoices.Select(i => new NewEvent(Status, new InvoiceStatusEvent(i.Id, InvoiceView.NumberOf(i), i.Status, i.StudentName, i.Amount, i.Currency, i.DueDate), Audience(i)))],
        cancellationToken);

    /// <summary>The same people as <see cref="InvoiceAccess.VisibleTo"/>: parents hear nothing of drafts.</summary>
    private static Guid[] Audience(Invoice invoice) => [.. new[] { invoice.TutorId, invoice.SentAt is null ? null : invoice.ParentId }.OfType<Guid>()];
}

internal sealed record InvoiceStatusEvent(Guid InvoiceId, string Number, string Status, string StudentName, decimal Amount, string Currency, DateOnly DueDate);
