using System.Net.Http.Headers;
using System.Text;

namespace Mocks;

/// <summary>A vendor that calls the system's webhook: once, twice, late, out of order, or forged.</summary>
public abstract class NotifyingVendor : FaultyVendor
{
    private readonly List<VendorCallback> _deliveries = [];
    private readonly List<VendorCallback> _held = [];
    private readonly Lock _callbacks = new();
    private bool _holding;
    private int _made;

    private protected NotifyingVendor(ScenarioVendors scenario)
        : base(scenario)
    {
    }

    /// <summary>Every attempt to deliver a callback, and what the webhook made of it; oldest first.</summary>
    public IReadOnlyList<VendorCallback> Deliveries
    {
        get
        {
            lock (_callbacks) return [.. _deliveries];
        }
    }

    private protected abstract string CallbackAddress { get; }

    private protected virtual TimeSpan RepeatsFor => TimeSpan.FromDays(1);

    /// <summary>Delivers a callback once more, as the vendor does when the first attempt was not accepted, or by mistake.</summary>
    /// <param name="name">What it is about; null: whichever was delivered last.</param>
    /// <exception cref="InvalidOperationException">There was none.</exception>
    public Task<VendorCallback> DeliverAgain(string? name = null) => DeliverAsync(Last(name));

    /// <summary>Delivers again what no attempt was accepted of, as the vendor does for a time.</summary>
    public async Task<IReadOnlyList<VendorCallback>> DeliverUnaccepted()
    {
        var now = Scenario.Clock.GetUtcNow();
        var due = Deliveries.Where(d => d.IsVendors).GroupBy(d => d.Number)
            .Where(attempts => attempts.All(a => !a.IsAccepted) && now - attempts.First().At < RepeatsFor)
            .Select(attempts => attempts.Last()).ToArray();
        var repeated = new List<VendorCallback>();
        foreach (var callback in due) repeated.Add(await DeliverAsync(callback));
        return repeated;
    }

    /// <summary>From now on callbacks are held back: they come late, or out of order.</summary>
    public void HoldDeliveries()
    {
        lock (_callbacks) _holding = true;
    }

    /// <summary>Delivers what was held back, one after the other, and holds nothing back any more.</summary>
    /// <param name="newestFirst">Whether they come out of order.</param>
    public async Task<IReadOnlyList<VendorCallback>> ReleaseDeliveries(bool newestFirst = false)
    {
        VendorCallback[] held;
        lock (_callbacks)
        {
            _holding = false;
            held = [.. newestFirst ? _held.AsEnumerable().Reverse() : _held];
            _held.Clear();
        }

        var delivered = new List<VendorCallback>();
        foreach (var callback in held) delivered.Add(await DeliverAsync(callback with { IsHeld = false }));
        return delivered;
    }

    /// <summary>Somebody who has seen a callback sends it once more with its signature of then, changed or not.</summary>
    /// <param name="change">Changes what is sent; the signature stays unless it is changed here.</param>
    /// <param name="name">What it is about; null: whichever was delivered last.</param>
    public Task<VendorCallback> Replay(Func<VendorCallback, VendorCallback>? change = null, string? name = null)
    {
        var last = Last(name);
        return PostAsync((change?.Invoke(last) ?? last) with { IsVendors = false });
    }

    /// <summary>Somebody sends anything to a webhook, as it stands.</summary>
    public Task<VendorCallback> DeliverRaw(VendorCallback callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return PostAsync(callback with { IsVendors = false });
    }

    /// <summary>Whether the vendor is content with the answer.</summary>
    private protected abstract bool Accepts(VendorCallback answered);

    /// <summary>Signs it as it is sent now.</summary>
    private protected virtual VendorCallback Sign(VendorCallback callback) => callback;

    private protected Task<VendorCallback> SendAsync(VendorCallback callback)
    {
        callback = callback with { IsVendors = true, Number = Interlocked.Increment(ref _made) };
        lock (_callbacks)
        {
            if (_holding)
            {
                callback = callback with { IsHeld = true };
                _held.Add(callback);
                return Task.FromResult(callback);
            }
        }

        return DeliverAsync(callback);
    }

    private VendorCallback Last(string? name) => Deliveries.LastOrDefault(d => d.IsVendors && (name is null || d.Name == name))
        ?? throw new InvalidOperationException($"There is no delivery to repeat: {Vendor} has sent none{(name is null ? "" : $" of '{name}'")} yet.");

    private Task<VendorCallback> DeliverAsync(VendorCallback callback) => PostAsync(Sign(callback with { At = Scenario.Clock.GetUtcNow() }));

    private async Task<VendorCallback> PostAsync(VendorCallback callback)
    {
        using var underWay = Scenario.CallbackUnderWay();
        callback = callback with { At = Scenario.Clock.GetUtcNow(), From = callback.From.Length > 0 ? callback.From : CallbackAddress, Status = null, Answer = "", Error = null, IsAccepted = false };
        var delivered = await TryPostAsync(callback);
        delivered = delivered with { IsAccepted = delivered.Status is not null && Accepts(delivered) };
        lock (_callbacks) _deliveries.Add(delivered);
        Scenario.Log($"{Vendor} {delivered}");
        return delivered;
    }

    private async Task<VendorCallback> TryPostAsync(VendorCallback callback)
    {
        if (Scenario.CallbackClient is not { } clientFor)
            return callback with { Error = "not delivered: ScenarioVendors.CallbackClient is not set (of the program: --callback), so the system cannot be reached" };
        try
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(callback.Body));
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(callback.ContentType);
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(callback.Path, UriKind.RelativeOrAbsolute)) { Content = content };
            foreach (var (name, value) in callback.Headers) request.Headers.TryAddWithoutValidation(name, value);
            using var response = await clientFor(callback.From).SendAsync(request);
            return callback with { Status = (int)response.StatusCode, Answer = await response.Content.ReadAsStringAsync() };
        }
#pragma warning disable CA1031 // In process, the webhook's own exception comes through: the delivery carries it, whatever it is.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return callback with { Error = $"{failure.GetType().Name}: {failure.Message}" };
        }
    }
}
