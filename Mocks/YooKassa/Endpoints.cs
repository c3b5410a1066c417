using System.Text.RegularExpressions;
using Mocks.Hosting;

namespace Mocks.YooKassa;

/// <summary>What the fake answers to; the rest is refused, and the refusal says what was probably meant.</summary>
internal static partial class Endpoints
{
    private static readonly string[] Known =
    [
        "POST /payments", "GET /payments", "GET /payments/{id}", "POST /payments/{id}/capture", "POST /payments/{id}/cancel",
        "POST /refunds", "GET /refunds", "GET /refunds/{id}", "GET /me",
    ];

    private static readonly string[] NotFaked = ["deals", "invoices", "payment_methods", "payouts", "personal_data", "receipts", "sbp_banks", "self_employed", "webhooks"];

    /// <summary>405 where the path is known with other methods, else 404.</summary>
    public static Refused Unknown(VendorRequest request)
    {
        var path = "/" + Id().Replace(request.Path.Trim('/'), "/{id}", 1);
        string[] others = [.. Known.Where(k => k.EndsWith(" " + path, StringComparison.Ordinal))];
        if (others.Length > 0) return new Refused(405, "invalid_request", "The method is not allowed here") { Hint = $". The fake has: {string.Join(", ", others)}" };

        var isReal = NotFaked.Contains(request.Path.Trim('/').Split('/')[0], StringComparer.Ordinal);
        var hint = isReal ? ". YooKassa has this, the fake has not; it has: " : ". Nearest that the fake has: ";
        return new Refused(404, "not_found", "There is no such resource") { Hint = hint + string.Join(", ", isReal ? Known : Nearest.To($"{request.Method} {path}", Known)) };
    }

    [GeneratedRegex("(?<=^(payments|refunds))/[^/]+", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Id();
}
