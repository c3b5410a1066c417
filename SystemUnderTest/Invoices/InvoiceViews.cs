using System.Globalization;

namespace SystemUnderTest.Invoices;

internal sealed record CreateInvoiceRequest(Guid StudentId, decimal Amount, DateOnly DueDate, string Description, Guid? SubjectId = null);

internal sealed record EditInvoiceRequest(decimal Amount, DateOnly DueDate, string Description);

internal sealed record MoveInvoiceRequest(string To, string? Reason = null);

internal sealed record InvoiceView(
    Guid Id,
    string Number,
    string Status,
    Guid? TutorId,
    Guid? StudentId,
    string StudentName,
    Guid? ParentId,
    Guid? SubjectId,
    decimal Amount,
    string Currency,
    DateOnly DueDate,
    string Description,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SentAt,
    DateTimeOffset? ViewedAt,
    DateTimeOffset? PaidAt,
    DateTimeOffset? CancelledAt)
{
    public static InvoiceView Of(Invoice i) => new(
        i.Id, NumberOf(i), i.Status, i.TutorId, i.StudentId, i.StudentName, i.ParentId, i.SubjectId, i.Amount, i.Currency, i.DueDate, i.Description, i.CreatedAt, i.SentAt, i.ViewedAt, i.PaidAt, i.CancelledAt);

    public static string NumberOf(Invoice i) => string.Create(CultureInfo.InvariantCulture, $"{i.CreatedAt.Year}-{i.Number:000000}");
}

internal sealed record InvoiceListView(IReadOnlyList<InvoiceView> Items, int Total);

internal sealed record TransitionView(string? From, string To, Guid? ActorId, string ActorRole, DateTimeOffset At, string? Reason);

internal sealed record TransitionListView(IReadOnlyList<TransitionView> Items);
