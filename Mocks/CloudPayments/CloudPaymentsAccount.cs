using System.Globalization;
using Mocks.Hosting;

namespace Mocks.CloudPayments;

/// <summary>CloudPayments as a shop sees it: its API, the customers who pay, the notifications that it sends.</summary>
public sealed partial class CloudPaymentsAccount : NotifyingVendor
{
    private readonly VendorServer _server;
    private readonly CloudPaymentsBook _book;
    private readonly CloudPaymentsApi _api;
    private readonly Lock _gate = new();

    internal CloudPaymentsAccount(ScenarioVendors scenario, VendorServer server, ScenarioIds ids)
        : base(scenario)
    {
        _server = server;
        _book = new CloudPaymentsBook(scenario, ids);
        _api = new CloudPaymentsApi(_book, server.Options) { Notification = Notification, RefundNotification = Notification };
    }

    /// <summary>The shop's Public ID: the user of Basic authentication.</summary>
    public string PublicId => _server.Options.CloudPaymentsPublicId;

    /// <summary>The shop's API Secret: the password, and what notifications are signed with.</summary>
    public string ApiSecret => _server.Options.CloudPaymentsApiSecret;

    /// <summary>The payments, oldest first.</summary>
    public IReadOnlyList<CloudPaymentsTransaction> Payments => Locked(() => _book.Payments);

    /// <summary>The refunds, oldest first.</summary>
    public IReadOnlyList<CloudPaymentsRefund> Refunds => Locked(() => _book.Refunds);

    /// <summary>The bills that customers can pay, oldest first.</summary>
    public IReadOnlyList<CloudPaymentsOrder> Orders => Locked(() => _book.Orders);

    private protected override string VendorName => "cloudpayments";

    /// <summary>One of the addresses that CloudPayments' notifications come from; the signature is what counts.</summary>
    private protected override string CallbackAddress => "130.193.70.192";

    private protected override TimeSpan RepeatsFor => TimeSpan.FromDays(3);

    /// <summary>A payment; null: the latest.</summary>
    /// <exception cref="InvalidOperationException">There is no such payment; the message names those that there are.</exception>
    public CloudPaymentsTransaction Payment(long? id = null) => Locked(() => _book.Find(id));

    /// <summary>What a browser makes of a card for the shop to pay with: see <see cref="Payments"/> for what the bank then says.</summary>
    /// <param name="card">16 digits: 4012888888881881 is approved, 4242424242424242 asked for 3-D Secure, 5200828282828210 has no money, 5555555555554444 both.</param>
    public static string Cryptogram(string card = "4012888888881881")
    {
        ArgumentNullException.ThrowIfNull(card);
        return card.Length == 16 && card.All(char.IsAsciiDigit)
            ? $"01{card[..6]}{card[^4..]}301201{Convert.ToBase64String([.. card.Select(c => (byte)(c * 7))])}"
            : throw new ArgumentException($"'{card}' is no card: 16 digits.", nameof(card));
    }

    private protected override async Task<VendorAnswer> AnswerAsync(VendorRequest request)
    {
        var key = request.Header("X-Request-ID");
        CloudPaymentsTransaction? begun;
        lock (_gate)
        {
            try
            {
                _api.Authenticate(request);
                if (_book.Stored(key) is { } stored) return stored;
                begun = _api.Begin(request);
                if (begun is null) return Kept(key, _api.Answer(request));
            }
            catch (CloudPaymentsRefused refused)
            {
                return CloudPaymentsApi.Refusal(request, refused);
            }
        }

        var allowed = await CheckAsync(begun);
        lock (_gate)
        {
            if (allowed && begun.WantsAuthentication) return Kept(key, CloudPaymentsWire.Authentication(begun));
            CloudPaymentsBook.Decide(begun, allowed ? begun.Verdict : CheckRefused);
            return Kept(key, CloudPaymentsWire.Outcome(begun) with { Afterwards = Notification(begun.ReasonCode == 0 ? "pay" : "fail", begun) });
        }
    }

    private protected override VendorAnswer Answer(VendorRequest request) => throw new NotSupportedException("CloudPayments asks the shop before it answers: AnswerAsync does.");

    private protected override VendorAnswer FaultAnswer(int status) =>
        CloudPaymentsWire.Answer(false, status == 429 ? "Too many requests" : status >= 500 ? "Internal error" : "The request was refused", null, status);

    private protected override VendorAnswer TooManyRequestsAnswer(int retryAfter) => FaultAnswer(429) with
    {
        Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Retry-After"] = retryAfter.ToString(CultureInfo.InvariantCulture) },
    };

    private VendorAnswer Kept(string? key, VendorAnswer answer)
    {
        _book.Store(key, answer);
        return answer;
    }

    private T Locked<T>(Func<T> read)
    {
        lock (_gate) return read();
    }
}
