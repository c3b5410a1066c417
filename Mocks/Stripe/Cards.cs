using System.Text.Json.Nodes;

namespace Mocks.Stripe;

/// <summary>Why a bank declines a card.</summary>
public static class Cards
{
    private static readonly Dictionary<string, (string Code, string Message)> Known = new(StringComparer.Ordinal)
    {
        ["card_velocity_exceeded"] = ("card_declined", "Your card was declined for making repeated attempts too frequently or exceeding its amount limit."),
        ["do_not_honor"] = ("card_declined", "Your card was declined."),
        ["expired_card"] = ("expired_card", "Your card has expired."),
        ["fraudulent"] = ("card_declined", "Your card was declined."),
        ["generic_decline"] = ("card_declined", "Your card was declined."),
        ["incorrect_cvc"] = ("incorrect_cvc", "Your card's security code is incorrect."),
        ["insufficient_funds"] = ("card_declined", "Your card has insufficient funds."),
        ["lost_card"] = ("card_declined", "Your card was declined."),
        ["processing_error"] = ("processing_error", "An error occurred while processing your card. Try again in a little bit."),
        ["stolen_card"] = ("card_declined", "Your card was declined."),
    };

    /// <summary>The decline codes that the fake knows.</summary>
    public static IReadOnlyCollection<string> DeclineCodes => Known.Keys;

    internal static void Check(string declineCode)
    {
        if (!Known.ContainsKey(declineCode)) throw new ArgumentException($"Stripe has no decline code '{declineCode}' here. It has: {string.Join(", ", Known.Keys)}.", nameof(declineCode));
    }

    internal static string CodeOf(string declineCode) => Known[declineCode].Code;

    internal static string MessageOf(string declineCode) => Known[declineCode].Message;

    internal static JsonObject Error(string declineCode) => new()
    {
        ["code"] = CodeOf(declineCode),
        ["decline_code"] = declineCode,
        ["doc_url"] = $"https://stripe.com/docs/error-codes/{CodeOf(declineCode).Replace('_', '-')}",
        ["message"] = MessageOf(declineCode),
        ["type"] = "card_error",
    };
}
