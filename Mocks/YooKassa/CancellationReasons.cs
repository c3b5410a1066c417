namespace Mocks.YooKassa;

/// <summary>Why a payment was canceled, and by whom.</summary>
public static class CancellationReasons
{
    private static readonly Dictionary<string, string> Parties = new(StringComparer.Ordinal)
    {
        ["3d_secure_failed"] = "payment_network",
        ["call_issuer"] = "payment_network",
        ["canceled_by_merchant"] = "merchant",
        ["card_expired"] = "payment_network",
        ["country_forbidden"] = "yoo_money",
        ["deal_expired"] = "yoo_money",
        ["expired_on_capture"] = "yoo_money",
        ["expired_on_confirmation"] = "yoo_money",
        ["fraud_suspected"] = "yoo_money",
        ["general_decline"] = "payment_network",
        ["identification_required"] = "yoo_money",
        ["insufficient_funds"] = "payment_network",
        ["internal_timeout"] = "yoo_money",
        ["invalid_card_number"] = "payment_network",
        ["invalid_csc"] = "payment_network",
        ["issuer_unavailable"] = "payment_network",
        ["payment_method_limit_exceeded"] = "payment_network",
        ["payment_method_restricted"] = "payment_network",
        ["permission_revoked"] = "merchant",
        ["unsupported_mobile_operator"] = "payment_network",
    };

    /// <summary>The reasons that YooKassa gives.</summary>
    public static IReadOnlyCollection<string> All => Parties.Keys;

    /// <summary>Who cancels for that reason: merchant, yoo_money or payment_network.</summary>
    /// <exception cref="ArgumentException">YooKassa knows no such reason.</exception>
    public static string PartyOf(string reason) => Parties.TryGetValue(reason, out var party)
        ? party
        : throw new ArgumentException($"YooKassa cancels no payment because of '{reason}'. It knows: {string.Join(", ", All)}.", nameof(reason));
}
