using System.Text;
using System.Text.Json.Nodes;

namespace Mocks.YooKassa;

/// <summary>Delivers notifications to the system's webhook, from YooKassa's addresses in turn.</summary>
internal sealed class Notifier(ScenarioVendors scenario, string path)
{
    private readonly List<NotificationDelivery> _deliveries = [];
    private readonly List<NotificationDelivery> _held = [];
    private static readonly TimeSpan Patience = TimeSpan.FromHours(24);
    private readonly Lock _gate = new();
    private bool _holding;
    private int _sent;
    private int _made;

    public string Path { get; set; } = path;

    public IReadOnlyList<NotificationDelivery> Deliveries
    {
        get
        {
            lock (_gate) return [.. _deliveries];
        }
    }

    public Task<NotificationDelivery> SendAsync(string @event, string objectId, JsonNode @object)
    {
        var notification = new NotificationDelivery(@event, objectId, NextAddress(), Wire.Write(Wire.Notification(@event, @object)), null, "", null) { IsVendors = true, Number = Interlocked.Increment(ref _made) };
        lock (_gate)
        {
            if (_holding)
            {
                notification = notification with { IsHeld = true };
                _held.Add(notification);
                return Task.FromResult(notification);
            }
        }

        return DeliverAsync(notification);
    }

    /// <summary>What somebody sends by hand is never held back.</summary>
    public Task<NotificationDelivery> SendByHandAsync(string @event, string objectId, JsonNode @object, string? from) =>
        DeliverAsync(new NotificationDelivery(@event, objectId, from ?? NextAddress(), Wire.Write(Wire.Notification(@event, @object)), null, "", null));

    public Task<NotificationDelivery> SendRawAsync(string body, string? from, string contentType) =>
        DeliverAsync(new NotificationDelivery("", "", from ?? NextAddress(), body, null, "", null) { ContentType = contentType });

    public Task<NotificationDelivery> RepeatAsync(string? from)
    {
        var last = Deliveries.LastOrDefault() ?? throw new InvalidOperationException("There is no notification to repeat: YooKassa has sent none yet.");
        return DeliverAsync(last with { From = from ?? NextAddress() });
    }

    /// <summary>Those of the last 24 hours whose latest attempt got no 200, once more.</summary>
    public async Task<IReadOnlyList<NotificationDelivery>> RepeatUnconfirmedAsync()
    {
        var now = scenario.Clock.GetUtcNow();
        var due = Deliveries.Where(d => d.IsVendors).GroupBy(d => d.Number)
            .Where(attempts => attempts.All(a => !a.IsConfirmed) && now - attempts.First().At < Patience)
            .Select(attempts => attempts.Last()).ToArray();
        var repeated = new List<NotificationDelivery>();
        foreach (var delivery in due) repeated.Add(await DeliverAsync(delivery with { From = NextAddress() }));
        return repeated;
    }

    public void Hold()
    {
        lock (_gate) _holding = true;
    }

    public async Task<IReadOnlyList<NotificationDelivery>> ReleaseAsync(bool newestFirst)
    {
        NotificationDelivery[] held;
        lock (_gate)
        {
            _holding = false;
            held = [.. newestFirst ? _held.AsEnumerable().Reverse() : _held];
            _held.Clear();
        }

        var delivered = new List<NotificationDelivery>();
        foreach (var notification in held) delivered.Add(await DeliverAsync(notification with { IsHeld = false }));
        return delivered;
    }

    private string NextAddress() => YooKassaNetworks.Addresses[(Interlocked.Increment(ref _sent) - 1) % YooKassaNetworks.Addresses.Count];

    private async Task<NotificationDelivery> DeliverAsync(NotificationDelivery notification)
    {
        using var underWay = scenario.CallbackUnderWay();
        var delivered = await PostAsync(notification with { At = scenario.Clock.GetUtcNow() });
        lock (_gate) _deliveries.Add(delivered);
        scenario.Log($"yookassa {delivered}");
        return delivered;
    }

    private async Task<NotificationDelivery> PostAsync(NotificationDelivery notification)
    {
        if (scenario.CallbackClient is not { } clientFor)
            return notification with { Status = null, Answer = "", Error = "not delivered: ScenarioVendors.CallbackClient is not set (of the program: --callback), so the system cannot be reached" };
        try
        {
            using var content = new StringContent(notification.Body, Encoding.UTF8, notification.ContentType);
            using var response = await clientFor(notification.From).PostAsync(new Uri(Path, UriKind.RelativeOrAbsolute), content);
            return notification with { Status = (int)response.StatusCode, Answer = await response.Content.ReadAsStringAsync(), Error = null };
        }
#pragma warning disable CA1031 // In process, the webhook's own exception comes through: the delivery carries it, whatever it is.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return notification with { Status = null, Answer = "", Error = $"{failure.GetType().Name}: {failure.Message}" };
        }
    }
}
