namespace Mocks.CloudPayments;

/// <summary>Why a bank declines a card: CloudPayments' ReasonCode, with its Reason. The cardholder's message is ours where the documentation has several.</summary>
public static class CloudPaymentsReasons
{
    private const string AskBank = "Contact your bank or use another card";

    private static readonly Dictionary<int, (string Reason, string Message)> Known = new()
    {
        [0] = ("Approved", "Payment successful"),
        [5001] = ("ReferToCardIssuer", AskBank),
        [5005] = ("DoNotHonor", AskBank),
        [5006] = ("Error", "Check the card's data or use another card"),
        [5012] = ("Invalid", AskBank),
        [5013] = ("AmountError", "Check the amount"),
        [5014] = ("BadCardNumber", "Check the card's data or use another card"),
        [5030] = ("FormatError", AskBank),
        [5034] = ("SuspectedFraud", AskBank),
        [5041] = ("LostCard", AskBank),
        [5043] = ("StolenCard", AskBank),
        [5051] = ("InsufficientFunds", "Insufficient funds"),
        [5054] = ("ExpiredCard", "Check the card's data or use another card"),
        [5057] = ("TransactionNotPermitted", AskBank),
        [5058] = ("TransactionNotPermitted", AskBank),
        [5061] = ("ExceedsApprovalAmount", AskBank),
        [5065] = ("ExceedWithdrawalFrequency", AskBank),
        [5082] = ("IncorrectCVV", "The code on the card's back is wrong"),
        [5091] = ("IssuerUnavailable", "Try again later or use another card"),
        [5092] = ("UnableToRoute", AskBank),
        [5096] = ("SystemError", "Try again later"),
        [5204] = ("UnableToProcess", AskBank),
        [5206] = ("AuthenticationFailed", "3-D Secure has failed"),
        [5207] = ("AuthenticationUnavailable", "3-D Secure is not available"),
        [5300] = ("AntiFraud", "Use another card"),
    };

    /// <summary>The codes that the fake knows; 0 is an approval.</summary>
    public static IReadOnlyCollection<int> All => Known.Keys;

    /// <summary>The reason's name and what the cardholder is told.</summary>
    /// <exception cref="ArgumentException">There is no such code.</exception>
    internal static (string Reason, string Message) Of(int code) => Known.TryGetValue(code, out var found)
        ? found
        : throw new ArgumentException($"CloudPayments declines no payment with {code}. The fake knows: {string.Join(", ", All)}.", nameof(code));
}
