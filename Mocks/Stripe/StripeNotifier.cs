using System.Net.Http.Headers;
using System.Text;

namespace Mocks.Stripe;

/// <summary>Delivers events to the system's webhook, signed anew for each attempt.</summary>
internal sealed class StripeNotifier(ScenarioVendors scenario, string path, string secret)
{
    /// <summary>One of the addresses that Stripe publishes; the signature is what counts.</summary>
    private const string Address = "54.187.174.169";

    private static readonly TimeSpan Patience = TimeSpan.FromDays(3);
    private readonly List<StripeDelivery> _deliveries = [];
    private readonly List<StripeDelivery> _held = [];
    private readonly Lock _gate = new();
    private bool _holding;

    public string Path { get; set; } = path;

    /// <summary>The secrets that are valid; two while one is rolled.</summary>
    public List<string> Secrets { get; } = [secret];

    public IReadOnlyList<StripeDelivery> Deliveries
    {
        get
        {
            lock (_gate) return [.. _deliveries];
        }
    }

    public Task<StripeDelivery> SendAsync(StripeEvent happened)
    {
        var delivery = new StripeDelivery(happened.Id, happened.Name, happened.ObjectId, StripeWire.Write(happened.ToJson()), null, null, "", null) { IsStripes = true };
        lock (_gate)
        {
            if (_holding)
            {
                delivery = delivery with { IsHeld = true };
                _held.Add(delivery);
                return Task.FromResult(delivery);
            }
        }

        return DeliverAsync(Signed(delivery));
    }

    public Task<StripeDelivery> RepeatAsync(Func<StripeDelivery, bool>? which = null)
    {
        var last = Deliveries.LastOrDefault(d => d.IsStripes && (which is null || which(d))) ?? throw new InvalidOperationException("There is no delivery to repeat: Stripe has sent none yet.");
        return DeliverAsync(Signed(last));
    }

    /// <summary>Sends what somebody made up, with the signature that they made.</summary>
    public Task<StripeDelivery> SendByHandAsync(StripeDelivery delivery) => DeliverAsync(delivery with { IsStripes = false });

    /// <summary>Those of the last three days that no attempt got a 2xx for, once more.</summary>
    public async Task<IReadOnlyList<StripeDelivery>> RepeatUnacceptedAsync()
    {
        var now = scenario.Clock.GetUtcNow();
        var due = Deliveries.Where(d => d.IsStripes).GroupBy(d => d.EventId)
            .Where(attempts => attempts.All(a => !a.IsAccepted) && now - attempts.First().At < Patience)
            .Select(attempts => attempts.Last()).ToArray();
        var repeated = new List<StripeDelivery>();
        foreach (var delivery in due) repeated.Add(await DeliverAsync(Signed(delivery)));
        return repeated;
    }

    public void Hold()
    {
        lock (_gate) _holding = true;
    }

    public async Task<IReadOnlyList<StripeDelivery>> ReleaseAsync(bool newestFirst)
    {
        StripeDelivery[] held;
        lock (_gate)
        {
            _holding = false;
            held = [.. newestFirst ? _held.AsEnumerable().Reverse() : _held];
            _held.Clear();
        }

        var delivered = new List<StripeDelivery>();
        foreach (var delivery in held) delivered.Add(await DeliverAsync(Signed(delivery with { IsHeld = false })));
        return delivered;
    }

    private StripeDelivery Signed(StripeDelivery delivery) => delivery with { Signature = StripeSignature.Sign(delivery.Body, scenario.Clock.GetUtcNow(), Secrets) };

    private async Task<StripeDelivery> DeliverAsync(StripeDelivery delivery)
    {
        using var underWay = scenario.CallbackUnderWay();
        var delivered = await PostAsync(delivery with { At = scenario.Clock.GetUtcNow() });
        lock (_gate) _deliveries.Add(delivered);
        scenario.Log($"stripe {delivered}");
        return delivered;
    }

    private async Task<StripeDelivery> PostAsync(StripeDelivery delivery)
    {
        if (scenario.CallbackClient is not { } clientFor)
            return delivery with { Status = null, Answer = "", Error = "not delivered: ScenarioVendors.CallbackClient is not set (of the program: --callback), so the system cannot be reached" };
        try
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(delivery.Body));
            content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json; charset=utf-8");
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Path, UriKind.RelativeOrAbsolute)) { Content = content };
            if (delivery.Signature is { } signature) request.Headers.TryAddWithoutValidation("Stripe-Signature", signature);
            request.Headers.TryAddWithoutValidation("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)");
            using var response = await clientFor(Address).SendAsync(request);
            return delivery with { Status = (int)response.StatusCode, Answer = await response.Content.ReadAsStringAsync(), Error = null };
        }
#pragma warning disable CA1031 // In process, the webhook's own exception comes through: the delivery carries it, whatever it is.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return delivery with { Status = null, Answer = "", Error = $"{failure.GetType().Name}: {failure.Message}" };
        }
    }
}
