using Microsoft.EntityFrameworkCore;
using SystemUnderTest.Database;
using SystemUnderTest.Http;
using SystemUnderTest.Identity;
using SystemUnderTest.Notifications;
using SystemUnderTest.Subjects;
using SystemUnderTest.Tasks;

namespace SystemUnderTest.Invoices;

/// <summary>What tutors and parents do with invoices.</summary>
internal sealed class InvoiceService(AppDb db, InvoiceAccess access, PeopleDirectory people, Enrolments enrolments, InvoiceNotifications notifications, InvoiceEvents events, JobQueue jobs, TimeProvider time)
{
    public const decimal LargestAmount = 9_999_999.99m;

    public async Task<Invoice> CreateAsync(Caller tutor, CreateInvoiceRequest request, CancellationToken cancellationToken)
    {
        Check(request.Amount, request.DueDate, request.Description);
        var student = await people.FindStudentAsync(request.StudentId, cancellationToken);
        if (student is null || !await enrolments.IsEnrolledAsync(student.Id, tutor.Id, request.SubjectId, cancellationToken))
            throw new Refusal(StatusCodes.Status400BadRequest, "student_not_enrolled", "The student does not learn with this tutor.") { Errors = { ["student_id"] = ["is no student of this tutor"] } };
        var now = time.Now();
        var invoice = new Invoice
        {
            Id = Guid.CreateVersion7(now),
            TutorId = tutor.Id,
            StudentId = student.Id,
            StudentName = student.FullName,
            ParentId = student.ParentId,
            SubjectId = request.SubjectId,
            Amount = decimal.Round(request.Amount, 2),
            DueDate = request.DueDate,
            Description = request.Description.Trim(),
            CreatedAt = now,
        };
        db.Invoices.Add(invoice);
        db.InvoiceTransitions.Add(new InvoiceTransition { InvoiceId = invoice.Id, ToStatus = invoice.Status, ActorId = tutor.Id, ActorRole = tutor.Role, At = now });
        await db.SaveChangesAsync(cancellationToken);
        return invoice;
    }

    public async Task<Invoice> EditAsync(Caller tutor, Guid id, EditInvoiceRequest request, CancellationToken cancellationToken)
    {
        Check(request.Amount, request.DueDate, request.Description);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var invoice = await access.LockAsync(tutor, id, cancellationToken);
        if (tutor.Role != Roles.Tutor)
            throw Refusal.Forbidden("forbidden", "Only the tutor may edit an invoice.");
        if (invoice.Status != InvoiceStatus.Draft)
            throw Refusal.Conflict("invoice_not_editable", $"Only a draft can be edited; this invoice is {invoice.Status}.");
        (invoice.Amount, invoice.DueDate, invoice.Description) = (decimal.Round(request.Amount, 2), request.DueDate, request.Description.Trim());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return invoice;
    }

    /// <summary>Moves an invoice as a person asks. Sending it queues the parent's notification, in the same transaction.</summary>
    /// <returns>The invoice, and the notification's task if there is one.</returns>
    public async Task<(Invoice Invoice, Guid? Task)> MoveAsync(Caller caller, Guid id, string to, string? reason, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var invoice = await access.LockAsync(caller, id, cancellationToken);
        TransitionRules.CheckActor(caller.Role, invoice.Status, to);
        if (TransitionRules.IsRepeat(invoice.Status, to))
            return (invoice, null);
        db.InvoiceTransitions.Add(invoice.Move(to, Actor.Of(caller), reason, time.Now()));
        var task = to == InvoiceStatus.Sent ? notifications.Queue(invoice.Id, caller.Id) : (Guid?)null;
        if (to is InvoiceStatus.Paid or InvoiceStatus.Cancelled)
            await notifications.QueueSettledAsync(invoice.Id, caller.Id, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await events.PublishAsync([invoice], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        jobs.Dispatch();
        return (invoice, task);
    }

    /// <summary>An online payment has succeeded. Belongs into the caller's transaction.</summary>
    /// <returns>False if the invoice could not take it (it is cancelled, or was paid otherwise): money that somebody has to look after.</returns>
    public async Task<bool> MarkPaidAsync(Guid id, string reason, CancellationToken cancellationToken)
    {
        var invoice = await access.LockAsync(id, cancellationToken) ?? throw new InvalidOperationException($"Invoice {id} of a payment does not exist.");
        if (!InvoiceStatus.IsPayable(invoice.Status))
            return false;
        db.InvoiceTransitions.Add(invoice.Move(InvoiceStatus.Paid, Actor.System, reason, time.Now()));
        await notifications.QueueSettledAsync(id, invoice.ParentId ?? Guid.Empty, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await events.PublishAsync([invoice], cancellationToken);
        return true;
    }

    private void Check(decimal amount, DateOnly dueDate, string description) => new Validation()
        .Require("amount", amount > 0, "must be more than 0")
        .Require("amount", amount <= LargestAmount, $"must be at most {LargestAmount}")
        .Require("amount", decimal.Round(amount, 2) == amount, "must have at most two decimals")
        .Require("due_date", dueDate >= DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), "must not lie in the past")
        .Text("description", description, 1000)
        .ThrowIfAny();
}
