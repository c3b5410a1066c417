using Mocks.Hosting;

namespace Mocks.Stripe;

/// <summary>For 24 hours the same key and parameters get the same answer, errors included; other parameters are refused.</summary>
internal sealed class StripeKeys
{
    private static readonly TimeSpan Memory = TimeSpan.FromHours(24);
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <param name="request">The request.</param>
    /// <param name="now">The vendors' time.</param>
    /// <param name="inFlight">Whether another request with the key has not been answered yet.</param>
    /// <param name="requestId">The number of this request.</param>
    /// <param name="work">The work; its refusals say whether they are remembered.</param>
    /// <param name="refusal">Makes the answer of a refusal.</param>
    public VendorAnswer Once(VendorRequest request, DateTimeOffset now, Func<string, bool> inFlight, string requestId, Func<VendorAnswer> work, Func<StripeRefused, VendorAnswer> refusal)
    {
        if (request.Header("Idempotency-Key") is not { } key) return work();
        if (key.Length is 0 or > 255) throw StripeRefused.Invalid("Idempotency keys must be between 1 and 255 characters long.");
        if (_entries.TryGetValue(key, out var known) && now - known.At < Memory) return Replay(request, key, known);
        if (inFlight(key))
        {
            throw new StripeRefused(409, "idempotency_error", $"There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): {key}. Try again later.", "idempotency_key_in_use");
        }

        VendorAnswer answer;
        try
        {
            answer = work();
        }
        catch (StripeRefused refused) when (refused.HadBegun)
        {
            answer = refusal(refused);
        }

        _entries[key] = new Entry($"{request.Method} {request.Path}", request.Body, answer, now, requestId);
        return answer;
    }

    private static VendorAnswer Replay(VendorRequest request, string key, Entry known)
    {
        if (known.Endpoint != $"{request.Method} {request.Path}")
        {
            throw new StripeRefused(
                400, "idempotency_error", $"Keys for idempotent requests can only be used for the same endpoint they were first used for ('/v1{request.Path}' vs '/v1{known.Endpoint.Split(' ')[1]}'). Try using a key other than '{key}' if you meant to execute a different request.");
        }

        if (known.Body != request.Body)
        {
            throw new StripeRefused(
                400, "idempotency_error", $"Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '{key}' if you meant to execute a different request.");
        }

        // What followed the first answer (an event) doesn't follow its repetition.
        return known.Answer with
        {
            Afterwards = null,
            Headers = new Dictionary<string, string>(known.Answer.Headers, StringComparer.Ordinal) { ["Idempotent-Replayed"] = "true", ["Original-Request"] = known.RequestId },
        };
    }

    private sealed record Entry(string Endpoint, string Body, VendorAnswer Answer, DateTimeOffset At, string RequestId);
}
