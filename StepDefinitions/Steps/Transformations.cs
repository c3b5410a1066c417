using Reqnroll;
using StepDefinitions.Data;
using StepDefinitions.Wire;

namespace StepDefinitions.Steps;

/// <summary>Turns the features' wording into types.</summary>
[Binding]
public sealed class Transformations
{
    [StepArgumentTransformation("draft|sent|viewed|paid|cancelled|overdue|отправленный|оплаченный|оплачен|отменён")]
    public InvoiceStatus Status(string text) => text switch
    {
        "отправленный" => InvoiceStatus.Sent,
        "оплаченный" or "оплачен" => InvoiceStatus.Paid,
        "отменён" => InvoiceStatus.Cancelled,
        _ => Enum.Parse<InvoiceStatus>(text, ignoreCase: true),
    };

    [StepArgumentTransformation("tab|carriage return", Name = "SpecialCharacter")]
    public char Character(string text) => text == "tab" ? '\t' : '\r';

    [StepArgumentTransformation]
    public IReadOnlyList<NewInvoice> Invoices(DataTable table) => [.. table.CreateSet<NewInvoice>()];

    [StepArgumentTransformation]
    public NewInvoice Invoice(DataTable table) => table.CreateInstance<NewInvoice>();
}
