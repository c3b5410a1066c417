using System.Text.Json.Nodes;

namespace Mocks.YooKassa;

/// <content>Notifications beyond the ordinary. None of these changes a payment.</content>
public sealed partial class YooKassaAccount
{
    /// <summary>Sends a notification about the object as it is now, under any event's name, even while notifications are held back.</summary>
    /// <param name="event">The event; also one that YooKassa doesn't have.</param>
    /// <param name="id">The payment or refund; null: the latest refund for refund events, else the latest payment.</param>
    /// <param name="from">The address that it comes from; null: one of YooKassa's.</param>
    /// <param name="forge">Changes the object before it is sent.</param>
    public Task<NotificationDelivery> Notify(string @event, string? id = null, string? from = null, Action<JsonObject>? forge = null)
    {
        var (objectId, json) = Locked(() => ObjectOf(@event, id));
        forge?.Invoke(json);
        return _notifier.SendByHandAsync(@event, objectId, json, from);
    }

    /// <summary>Sends the last notification once more, byte for byte, as YooKassa does when it got no 200.</summary>
    /// <exception cref="InvalidOperationException">There was none.</exception>
    public Task<NotificationDelivery> NotifyAgain(string? from = null) => _notifier.RepeatAsync(from);

    /// <summary>
    /// Repeats every notification that has got no 200 yet, as YooKassa does for 24 hours (by <see cref="ScenarioVendors.Clock"/>)
    /// after the first attempt. What was sent by hand is not repeated.
    /// </summary>
    public Task<IReadOnlyList<NotificationDelivery>> RepeatUnconfirmed() => _notifier.RepeatUnconfirmedAsync();

    /// <summary>Sends any body to the webhook.</summary>
    public Task<NotificationDelivery> NotifyRaw(string body, string? from = null, string contentType = "application/json") =>
        _notifier.SendRawAsync(body, from, contentType);

    /// <summary>From now on notifications are held back: they come late, or out of order.</summary>
    public void HoldNotifications() => _notifier.Hold();

    /// <summary>Sends what was held back, one after the other, and holds nothing back any more.</summary>
    /// <param name="newestFirst">Whether they come out of order.</param>
    public Task<IReadOnlyList<NotificationDelivery>> ReleaseNotifications(bool newestFirst = false) => _notifier.ReleaseAsync(newestFirst);

    private (string Id, JsonObject Json) ObjectOf(string @event, string? id)
    {
        var isRefund = @event.StartsWith("refund.", StringComparison.Ordinal);
        var refund = id is null ? _book.Refunds.LastOrDefault() : _book.Refunds.FirstOrDefault(r => r.Id == id);
        if (refund is not null && (isRefund || id is not null)) return (refund.Id, Wire.Of(refund));
        if (isRefund && id is null) throw new InvalidOperationException("There is no refund to notify about.");
        var payment = _book.Find(id);
        return (payment.Id, Wire.Of(payment, ShopId));
    }
}
