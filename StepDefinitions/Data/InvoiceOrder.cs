namespace StepDefinitions.Data;

/// <summary>In which order invoices are listed, as the features spell it.</summary>
public enum InvoiceOrder
{
    OldestFirst,
    NewestFirst,
    FirstDueFirst,
    LastDueFirst,
}
