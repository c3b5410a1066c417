using SystemUnderTest.Identity;

namespace SystemUnderTest.Invoices;

/// <summary>A bill of a tutor for a student's lessons. Its times follow its statuses; the database holds them to it.</summary>
internal sealed class Invoice
{
    public const string Roubles = "RUB";

    public Guid Id { get; init; }
    public long Number { get; init; }
    public string Status { get; private set; } = InvoiceStatus.Draft;

    /// <summary>Null when the account is gone; so are the student's and the parent's. The invoice stays.</summary>
    public Guid? TutorId { get; init; }
    public Guid? StudentId { get; init; }

    /// <summary>As it was when the invoice was made: a bill does not change with the address book.</summary>
    public required string StudentName { get; init; }
    public Guid? ParentId { get; init; }
    public Guid? SubjectId { get; init; }
    public decimal Amount { get; set; }
    public string Currency { get; init; } = Roubles;
    public DateOnly DueDate { get; set; }
    public required string Description { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? SentAt { get; private set; }
    public DateTimeOffset? ViewedAt { get; private set; }
    public DateTimeOffset? PaidAt { get; private set; }
    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>Goes to another status. Clocks of several servers may differ a little; the times never run backwards.</summary>
    public InvoiceTransition Move(string to, Actor actor, string? reason, DateTimeOffset now)
    {
        if (!TransitionRules.IsAllowed(Status, to))
            throw TransitionRules.Invalid(Status, to);
        foreach (var earlier in (DateTimeOffset?[])[CreatedAt, SentAt, ViewedAt])
            now = earlier > now ? earlier.Value : now;
        var transition = new InvoiceTransition { InvoiceId = Id, FromStatus = Status, ToStatus = to, ActorId = actor.Id, ActorRole = actor.Role, At = now, Reason = reason };
        Status = to;
        switch (to)
        {
            case InvoiceStatus.Sent:
                SentAt = now;
                break;
            case InvoiceStatus.Viewed:
                ViewedAt = now;
                break;
            case InvoiceStatus.Paid:
                PaidAt = now;
                break;
            case InvoiceStatus.Cancelled:
                CancelledAt = now;
                break;
        }

        return transition;
    }
}

/// <summary>One step of an invoice's past; the first has no status before it.</summary>
internal sealed class InvoiceTransition
{
    public long Id { get; init; }
    public Guid InvoiceId { get; init; }
    public string? FromStatus { get; init; }
    public required string ToStatus { get; init; }
    public Guid? ActorId { get; init; }
    public required string ActorRole { get; init; }
    public DateTimeOffset At { get; init; }
    public string? Reason { get; init; }
}

/// <summary>Who moves an invoice: a person, or the system by itself.</summary>
internal sealed record Actor(Guid? Id, string Role)
{
    public static Actor System { get; } = new(null, "system");

    public static Actor Of(Caller caller) => new(caller.Id, caller.Role);
}
