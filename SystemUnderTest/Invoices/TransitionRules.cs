using SystemUnderTest.Http;
using SystemUnderTest.Identity;

namespace SystemUnderTest.Invoices;

/// <summary>Which status may follow which, and who may ask for it. The one place that knows.</summary>
internal static class TransitionRules
{
    private static readonly HashSet<(string From, string To)> Allowed =
    [
        (InvoiceStatus.Draft, InvoiceStatus.Sent),
        (InvoiceStatus.Draft, InvoiceStatus.Cancelled),
        (InvoiceStatus.Sent, InvoiceStatus.Viewed),
        (InvoiceStatus.Sent, InvoiceStatus.Paid),
        (InvoiceStatus.Sent, InvoiceStatus.Cancelled),
        (InvoiceStatus.Sent, InvoiceStatus.Overdue),
        (InvoiceStatus.Viewed, InvoiceStatus.Paid),
        (InvoiceStatus.Viewed, InvoiceStatus.Cancelled),
        (InvoiceStatus.Viewed, InvoiceStatus.Overdue),
        (InvoiceStatus.Overdue, InvoiceStatus.Paid),
    ];

    public static bool IsAllowed(string from, string to) => Allowed.Contains((from, to));

    /// <summary>Asking again for what has happened already is answered as success.</summary>
    public static bool IsRepeat(string from, string to) => from == to && to is InvoiceStatus.Viewed or InvoiceStatus.Paid;

    /// <summary>Viewing is the parent's, everything else the tutor's. Nobody declares an invoice overdue: that is the schedule's.</summary>
    /// <exception cref="Refusal">403: somebody else's move. 409: nobody's.</exception>
    public static void CheckActor(string role, string from, string to)
    {
        if (to == InvoiceStatus.Overdue)
            throw Invalid(from, to);
        var mover = to == InvoiceStatus.Viewed ? Roles.Parent : Roles.Tutor;
        if (role != mover)
            throw Refusal.Forbidden("forbidden_transition_actor", $"A {role} may not move an invoice to {to}; a {mover} may.");
    }

    public static Refusal Invalid(string from, string to) => Refusal.Conflict("invalid_transition", $"An invoice cannot go from {from} to {to}.");
}
