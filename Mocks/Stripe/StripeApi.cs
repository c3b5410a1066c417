using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Mocks.Hosting;
using Mocks.Journal;

namespace Mocks.Stripe;

/// <summary>Stripe's HTTP API: who may ask, what is repeated, what is refused. What it does is in <see cref="StripeWork"/>. Its owner locks.</summary>
internal sealed partial class StripeApi(StripeBook book, StripeWork work, VendorServerOptions options, Func<string, bool> keyInFlight)
{
    /// <summary>The version that the account is pinned to; events have it, too.</summary>
    public const string Version = "2024-06-20";

    private readonly StripeKeys _keys = new();

    public VendorAnswer Answer(VendorRequest request)
    {
        var requestId = book.NextId("req_", 14);
        try
        {
            Authenticate(request);
            CheckForm(request);
            var answer = request.Method == "POST"
                ? _keys.Once(request, book.Now, keyInFlight, requestId, () => Do(request, requestId), refused => Refusal(request, refused, requestId))
                : Do(request, requestId);
            return WithHeaders(answer, request, requestId);
        }
        catch (StripeRefused refused)
        {
            return WithHeaders(Refusal(request, refused, requestId), request, requestId);
        }
    }

    public VendorAnswer FaultAnswer(int status)
    {
        var requestId = book.NextId("req_", 14);
        var (type, message, code) = status switch
        {
            401 => ("invalid_request_error", "Invalid API Key provided", null),
            402 => ("card_error", "Your card was declined.", "card_declined"),
            409 => ("idempotency_error", "There is currently another in-progress request using this Idempotent Key.", "idempotency_key_in_use"),
            429 => ("invalid_request_error", "Request rate limit exceeded. Learn more about rate limits https://stripe.com/docs/rate-limits.", "rate_limit"),
            >= 500 => ("api_error", "An unknown error occurred", null),
            _ => ("invalid_request_error", "The request was refused", (string?)null),
        };
        return new VendorAnswer(status, StripeWire.Write(StripeWire.Error(type, message, code, null, null, requestId))) { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Request-Id"] = requestId } };
    }

    private VendorAnswer Do(VendorRequest request, string requestId)
    {
        var (json, events) = work.Do(request, Parameters.Of(request));
        var sent = events.Select(e => work.Happened(e.Name, e.Object, (requestId, request.Header("Idempotency-Key")))).ToList();
        return new VendorAnswer(200, StripeWire.Write(json)) { Afterwards = sent.Count == 0 ? null : () => work.TellAsync(sent) };
    }

    private void Authenticate(VendorRequest request)
    {
        var given = request.Header("Authorization");
        if (given is null)
        {
            throw new StripeRefused(
                401, "invalid_request_error", "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').", parameter: "Authorization");
        }

        var key = given.Split(' ', 2) switch
        {
            [var scheme, var token] when scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) => token.Trim(),
            [var scheme, var user] when scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) => User(user),
            _ => "",
        };
        if (key != options.StripeSecretKey) throw new StripeRefused(401, "invalid_request_error", $"Invalid API Key provided: {(key.Length > 8 ? key[..8] : "")}****", parameter: "Authorization");
        if (request.Header("Stripe-Version") is { } version && !VersionForm().IsMatch(version)) throw StripeRefused.Invalid($"Invalid Stripe API version: {version}");
        if (request.Header("Stripe-Account") is { } account) work.Account(account, "Stripe-Account");
    }

    private static void CheckForm(VendorRequest request)
    {
        if (request.Method != "POST" || request.Body.Length == 0 || request.ContentType == "application/x-www-form-urlencoded") return;
        throw StripeRefused.Invalid("Invalid request (check that your POST content type is application/x-www-form-urlencoded). If you have any questions, we can help at https://support.stripe.com/.");
    }

    private static string User(string basic)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(basic)).Split(':')[0];
        }
        catch (FormatException)
        {
            return "";
        }
    }

    private static VendorAnswer Refusal(VendorRequest request, StripeRefused refused, string requestId) =>
        new(refused.Status, StripeWire.Write(StripeWire.Error(refused.Type, refused.Message, refused.Code, refused.Parameter, refused.DeclineCode, requestId)))
        {
            Refusal = new VendorRefusal("stripe", request.Method, request.Path, refused.Status, refused.Code ?? refused.Type, refused.Message + refused.Hint, refused.Parameter),
        };

    private static VendorAnswer WithHeaders(VendorAnswer answer, VendorRequest request, string requestId)
    {
        var headers = new Dictionary<string, string>(answer.Headers, StringComparer.Ordinal) { ["Request-Id"] = requestId, ["Stripe-Version"] = request.Header("Stripe-Version") ?? Version };
        if (request.Header("Idempotency-Key") is { } key) headers["Idempotency-Key"] = key;
        return answer with { Headers = headers };
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}(\.[a-z]+)?(; .*)?\z", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex VersionForm();
}
