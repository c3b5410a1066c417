using System.Collections.Concurrent;
using SystemUnderTest.Invoices;

namespace SystemUnderTest.Payments;

/// <summary>
/// What a waiting payment page asks for again and again, in memory. Dropped when the invoice or a payment of it changes on this instance, and after
/// a few seconds in any case, for changes on others. Something that was read before a change is never kept after it.
/// </summary>
internal sealed class PaymentStatusCache(TimeProvider time) : IInvoiceListener
{
    private const int Stripes = 256;
    private const int MostEntries = 10_000;

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Guid, (PaymentStatusView View, DateTimeOffset Until)> _entries = new();
    private readonly long[] _changes = new long[Stripes];
    private readonly Lock _lock = new();

    /// <summary>The status if it is known; else it is read, and kept unless the invoice changed meanwhile.</summary>
    public async Task<PaymentStatusView> GetAsync(Guid invoice, Func<Task<PaymentStatusView>> read)
    {
        var now = time.GetUtcNow();
        if (_entries.TryGetValue(invoice, out var known) && now < known.Until)
            return known.View;
        var before = Volatile.Read(ref _changes[StripeOf(invoice)]);
        var view = await read();
        lock (_lock)
        {
            if (_entries.Count >= MostEntries)
                _entries.Clear();
            if (_changes[StripeOf(invoice)] == before)
                _entries[invoice] = (view, now + Lifetime);
        }

        return view;
    }

    public void Changed(Guid invoice)
    {
        lock (_lock)
        {
            _changes[StripeOf(invoice)]++;
            _entries.TryRemove(invoice, out _);
        }
    }

    private static int StripeOf(Guid invoice) => (int)((uint)invoice.GetHashCode() % Stripes);
}
