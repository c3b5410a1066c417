using Mocks.Hosting;

namespace Mocks.YooKassa;

/// <summary>For 24 hours the same key gets the same answer, and the same key with another request a refusal.</summary>
internal sealed class IdempotenceKeys
{
    private static readonly TimeSpan Memory = TimeSpan.FromHours(24);
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public VendorAnswer Once(VendorRequest request, DateTimeOffset now, Func<string, VendorAnswer> work)
    {
        var key = request.Header("Idempotence-Key");
        if (string.IsNullOrWhiteSpace(key)) throw Refused.Invalid("Idempotence key is missing", "Idempotence-Key");
        if (key.Length > 64) throw Refused.Invalid("Idempotence key must not be longer than 64 characters", "Idempotence-Key");

        var fingerprint = $"{request.Method} {request.Path}\n{request.Body}";
        if (_entries.TryGetValue(key, out var known) && now - known.At < Memory)
        {
            // What followed the first answer (a notification) doesn't follow its repetition.
            return known.Fingerprint == fingerprint
                ? known.Answer with { Afterwards = null }
                : throw Refused.Invalid("Idempotence key duplicated", "Idempotence-Key");
        }

        var answer = work(key);
        _entries[key] = new Entry(fingerprint, answer, now);
        return answer;
    }

    private sealed record Entry(string Fingerprint, VendorAnswer Answer, DateTimeOffset At);
}
