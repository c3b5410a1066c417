using System.Globalization;

namespace StepDefinitions.Wire;

/// <summary>What the "creates an invoice" table says.</summary>
public sealed record NewInvoice
{
    public decimal Amount { get; init; }

    public DateOnly DueDate { get; init; }

    public string Description { get; init; } = "";
}

/// <summary>An invoice as tables in features spell it.</summary>
public sealed record InvoiceLine(string Description, string Status, decimal Amount, string Currency, string DueDate, string Student)
{
    public static InvoiceLine Of(InvoiceJson invoice) => new(
        invoice.Description, invoice.Status, invoice.Amount, invoice.Currency, invoice.DueDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), invoice.StudentName);
}

/// <summary>One line of an invoice's past, as tables in features spell it.</summary>
public sealed record PastLine(string From, string To, string Actor, string Role, string Reason);

/// <summary>One page of a list, as tables in features spell it.</summary>
public sealed record PageLine(string Invoices, int Total);
