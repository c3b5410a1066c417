using System.Text.Json.Nodes;

namespace Mocks.Stripe;

/// <content>Deliveries beyond the ordinary. None of these changes anything at Stripe.</content>
public sealed partial class StripePlatform
{
    /// <summary>Delivers an event once more: the same id and body, signed anew, as Stripe does when it got no 2xx, or by mistake.</summary>
    /// <param name="name">The event's name; null: whichever was delivered last.</param>
    /// <exception cref="InvalidOperationException">There was none.</exception>
    public Task<StripeDelivery> DeliverAgain(string? name = null) => _notifier.RepeatAsync(name is null ? null : d => d.Event == name);

    /// <summary>Delivers again whatever has got no 2xx yet, as Stripe does for days.</summary>
    public Task<IReadOnlyList<StripeDelivery>> DeliverUnaccepted() => _notifier.RepeatUnacceptedAsync();

    /// <summary>From now on deliveries are held back: they come late, or out of order.</summary>
    public void HoldDeliveries() => _notifier.Hold();

    /// <summary>Delivers what was held back, one after the other, and holds nothing back any more.</summary>
    /// <param name="newestFirst">Whether they come out of order.</param>
    public Task<IReadOnlyList<StripeDelivery>> ReleaseDeliveries(bool newestFirst = false) => _notifier.ReleaseAsync(newestFirst);

    /// <summary>From now on deliveries are signed with one more secret, as while a secret is rolled; the old one stays valid until <see cref="ForgetOldSecret"/>.</summary>
    public void RollSecret(string newSecret) => _notifier.Secrets.Add(newSecret);

    /// <summary>The roll is over: only the newest secret is used.</summary>
    public void ForgetOldSecret() => _notifier.Secrets.RemoveRange(0, _notifier.Secrets.Count - 1);

    /// <summary>Somebody who is not Stripe delivers an event about an object as it is now, or as they wish it were.</summary>
    /// <param name="name">The event's name; also one that Stripe doesn't have.</param>
    /// <param name="secret">What they sign with; null: no signature at all.</param>
    /// <param name="age">How old the signature is.</param>
    /// <param name="forge">Changes the object before it is signed.</param>
    /// <param name="id">The session; null: the latest.</param>
    public Task<StripeDelivery> DeliverForged(string name, string? secret, TimeSpan age = default, Action<JsonObject>? forge = null, string? id = null)
    {
        var json = Locked(() => _book.Find<StripeSession>(id).ToJson());
        forge?.Invoke(json);
        var forged = new StripeEvent(_book.NextId("evt_"), _book.Now, name, json, (null, null));
        var body = StripeWire.Write(forged.ToJson());
        return _notifier.SendByHandAsync(new StripeDelivery(forged.Id, name, forged.ObjectId, body, secret is null ? null : StripeSignature.Sign(body, _book.Now - age, secret), null, "", null));
    }

    /// <summary>Somebody who has seen a delivery sends it once more, byte for byte, with the signature of then.</summary>
    /// <param name="change">Changes the body; the signature stays.</param>
    public Task<StripeDelivery> Replay(Func<string, string>? change = null)
    {
        var last = _notifier.Deliveries.LastOrDefault(d => d.Signature is not null) ?? throw new InvalidOperationException("There is no delivery to replay: Stripe has sent none yet.");
        return _notifier.SendByHandAsync(last with { Body = change?.Invoke(last.Body) ?? last.Body });
    }

    /// <summary>Sends any body to the webhook.</summary>
    /// <param name="body">The body.</param>
    /// <param name="signature">The header; null: none; empty: Stripe's own for that body.</param>
    public Task<StripeDelivery> DeliverRaw(string body, string? signature = "") => _notifier.SendByHandAsync(
        new StripeDelivery("", "", "", body, signature is { Length: 0 } ? StripeSignature.Sign(body, _book.Now, _notifier.Secrets) : signature, null, "", null));
}
