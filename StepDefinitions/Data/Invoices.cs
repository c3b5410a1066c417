using StepDefinitions.Wire;

namespace StepDefinitions.Data;

/// <summary>The scenario's invoices: "the invoice" is the one that was made last, others are called by their description.</summary>
public sealed class Invoices
{
    private readonly Dictionary<string, Guid> _byDescription = new(StringComparer.Ordinal);
    private Guid? _current;

    public Guid Current => _current ?? throw new InvalidOperationException("There is no invoice in this scenario yet. Expected a step like 'Given a sent invoice' before this one.");

    public IReadOnlyDictionary<string, Guid> All => _byDescription;

    public Guid this[string description] => _byDescription.TryGetValue(description, out var id)
        ? id
        : throw new InvalidOperationException($"There is no invoice \"{description}\" in this scenario. There are: {string.Join(", ", _byDescription.Keys)}.");

    /// <summary>The number of the task that notifies the parent, from the answer to sending.</summary>
    public string? NotificationTask { get; set; }

    public void Add(InvoiceJson invoice)
    {
        _byDescription[invoice.Description] = invoice.Id;
        _current = invoice.Id;
    }
}
