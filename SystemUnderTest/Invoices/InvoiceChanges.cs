namespace SystemUnderTest.Invoices;

/// <summary>Tells other modules of this instance that an invoice has changed, once the change is committed.</summary>
internal sealed class InvoiceChanges(IEnumerable<IInvoiceListener> listeners)
{
    private readonly IInvoiceListener[] _listeners = [.. listeners];

    public void Publish(Guid invoice)
    {
        foreach (var listener in _listeners)
            listener.Changed(invoice);
    }
}

/// <summary>Keeps something that depends on invoices.</summary>
internal interface IInvoiceListener
{
    /// <summary>The invoice, or a payment of it, is not what it was. Must be quick, and must not fail.</summary>
    void Changed(Guid invoice);
}
