using System.Text.Json;
using Mocks.Hosting;

namespace Mocks.CloudPayments;

/// <content>Notifications: a form, signed, to an address of its own for each kind, below <see cref="VendorServerOptions.CloudPaymentsNotificationPath"/>.</content>
public sealed partial class CloudPaymentsAccount
{
    /// <summary>The reason of a payment that the shop's Check has refused (which one the real one gives isn't documented).</summary>
    private const int CheckRefused = 5204;

    private readonly HashSet<string> _enabled = new(["check", "pay", "fail", "confirm", "refund", "cancel"], StringComparer.Ordinal);

    /// <summary>The kinds of notification that the shop has switched on: check, pay, fail, confirm, refund and cancel, unless told otherwise.</summary>
    public IReadOnlyCollection<string> EnabledNotifications => _enabled;

    /// <summary>The code that the shop gave to the last Check; null: none was sent, or it wasn't answered with one.</summary>
    public int? LastCheckCode { get; private set; }

    /// <summary>The shop switches a kind of notification off.</summary>
    public void Disable(string kind) => _enabled.Remove(kind);

    /// <summary>Somebody who is not CloudPayments sends a notification about a payment.</summary>
    /// <param name="kind">check, pay, fail, confirm, refund or cancel; also one that there isn't.</param>
    /// <param name="secret">What they sign with; null: no signature at all.</param>
    /// <param name="forge">Changes the fields before they are signed.</param>
    /// <param name="id">The payment; null: the latest.</param>
    public Task<VendorCallback> NotifyForged(string kind, string? secret, Action<IDictionary<string, string>>? forge = null, long? id = null)
    {
        var payment = Payment(id);
        var fields = new Dictionary<string, string>(CloudPaymentsWire.Notification(payment), StringComparer.Ordinal);
        forge?.Invoke(fields);
        var callback = Callback(kind, payment.Id, fields);
        return DeliverRaw(secret is null ? callback : callback with { Headers = CloudPaymentsSignature.Headers(callback.Body, secret) });
    }

    private protected override VendorCallback Sign(VendorCallback callback) => callback with { Headers = CloudPaymentsSignature.Headers(callback.Body, ApiSecret) };

    /// <summary>200 and <c>{"code": 0}</c>; Check is asked once, and its answer is the answer.</summary>
    private protected override bool Accepts(VendorCallback answered) => answered.Name == "check" ? answered.Status == 200 : answered.Status == 200 && CodeOf(answered) == 0;

    private async Task<bool> CheckAsync(CloudPaymentsTransaction payment)
    {
        if (!_enabled.Contains("check")) return true;
        var fields = CloudPaymentsWire.Notification(payment);
        var answered = await DeliverRaw(Sign(Callback("check", payment.Id, fields)));
        LastCheckCode = answered.Status == 200 ? CodeOf(answered) : null;
        return LastCheckCode == 0;
    }

    private Func<Task> Notification(string kind, CloudPaymentsTransaction payment)
    {
        if (!_enabled.Contains(kind)) return () => Task.CompletedTask;
        var fields = CloudPaymentsWire.Notification(payment);
        if (kind == "pay")
            fields.AddRange([new("AuthCode", "A1B2C3"), new("Token", CloudPaymentsWire.Token(payment)), new("TotalFee", "0"), new("Issuer", "Fake Bank")]);
        if (kind == "fail")
            fields.AddRange([new("Reason", CloudPaymentsReasons.Of(payment.ReasonCode).Reason), new("ReasonCode", CloudPaymentsWire.Id(payment.ReasonCode))]);
        var callback = Callback(kind, payment.Id, fields);
        return () => SendAsync(callback);
    }

    private Func<Task> Notification(CloudPaymentsRefund refund, CloudPaymentsTransaction payment)
    {
        if (!_enabled.Contains("refund")) return () => Task.CompletedTask;
        var callback = Callback("refund", refund.Id, CloudPaymentsWire.Notification(refund, payment));
        return () => SendAsync(callback);
    }

    private VendorCallback Callback(string kind, long id, IEnumerable<KeyValuePair<string, string>> fields) =>
        new(kind, CloudPaymentsWire.Id(id), $"{_server.Options.CloudPaymentsNotificationPath}/{kind}", FormFields.Write(fields)) { ContentType = "application/x-www-form-urlencoded" };

    private static int? CodeOf(VendorCallback answered)
    {
        try
        {
            using var document = JsonDocument.Parse(answered.Answer);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("code", out var code) && code.TryGetInt32(out var number) ? number : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
