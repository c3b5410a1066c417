using System.Collections.Concurrent;

namespace SystemUnderTest.Payments;

/// <summary>
/// What a waiting payment page asks for again and again, in memory. Whoever asks brings what the invoice and its payments are marked with now, which is one
/// cheap read: a status that was made of other marks is made anew, whichever instance changed something.
/// </summary>
internal sealed class PaymentStatusCache
{
    private const int MostEntries = 10_000;

    private readonly ConcurrentDictionary<Guid, (PaymentStatusView View, string Mark)> _entries = new();

    /// <summary>The status if it is known of these marks; else it is read.</summary>
    public async Task<PaymentStatusView> GetAsync(Guid invoice, string mark, Func<Task<PaymentStatusView>> read)
    {
        if (_entries.TryGetValue(invoice, out var known) && known.Mark == mark)
            return known.View;
        var view = await read();
        if (_entries.Count >= MostEntries)
            _entries.Clear();
        _entries[invoice] = (view, mark);
        return view;
    }
}
