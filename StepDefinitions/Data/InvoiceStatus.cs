namespace StepDefinitions.Data;

/// <summary>Where an invoice stands, as the features spell it.</summary>
public enum InvoiceStatus
{
    Draft,
    Sent,
    Viewed,
    Paid,
    Cancelled,
    Overdue,
}
