namespace StepDefinitions.Data;

/// <summary>What somebody may attempt to do with an invoice, as the features spell it.</summary>
public enum InvoiceAction
{
    See,
    List,
    Export,
    Edit,
    Send,
    Open,
    Cancel,
    MarkAsPaid,
    ReadThePastOf,
    Pay,
}
