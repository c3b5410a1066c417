using System.Text.RegularExpressions;

namespace Mocks.CloudPayments;

/// <summary>
/// A card in a cryptogram. The real one is encrypted but for its head: "01", the first six digits, the last four, the expiry as YYMM. The fake reads the
/// head, and answers to CloudPayments' test cards as CloudPayments does.
/// </summary>
internal sealed partial record CloudPaymentsCard(string FirstSix, string LastFour)
{
    /// <summary>4242…4242 and 5555…4444 are asked for 3-D Secure; the others are not.</summary>
    public bool WantsAuthentication => (FirstSix, LastFour) is ("424242", "4242") or ("555555", "4444");

    /// <summary>5555…4444 and 5200…8210 have no money.</summary>
    public int Verdict => (FirstSix, LastFour) is ("555555", "4444") or ("520082", "8210") ? 5051 : 0;

    public static CloudPaymentsCard Read(string cryptogram) => Head().Match(cryptogram) is { Success: true } head
        ? new CloudPaymentsCard(head.Groups["first"].Value, head.Groups["last"].Value)
        : throw CloudPaymentsRefused.Invalid("CardCryptogramPacket");

    public static CloudPaymentsCard OfToken(string token) => Token().Match(token) is { Success: true } known
        ? new CloudPaymentsCard(known.Groups["first"].Value, known.Groups["last"].Value)
        : throw CloudPaymentsRefused.Invalid("Token");

    [GeneratedRegex(@"^01(?<first>\d{6})(?<last>\d{4})\d{4}\S{8,}\z", RegexOptions.None, 5000)]
    private static partial Regex Head();

    [GeneratedRegex(@"^tk_(?<first>\d{6})(?<last>\d{4})\z", RegexOptions.None, 5000)]
    private static partial Regex Token();
}
