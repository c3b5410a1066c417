namespace Mocks;

/// <content>A server among several.</content>
public sealed partial record VendorServerOptions
{
    /// <summary>The vendors that this server plays, by the names that journals and steps know them by; null: all. The others' addresses are unknown here.</summary>
    public IReadOnlyList<string>? Vendors { get; init; }

    /// <summary>Where others reach this server, as it stands in payment pages' addresses; null: where it listens.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Every vendor that can be played.</summary>
    public static IReadOnlyList<string> AllVendors { get; } =
        ["boxberry", "cdek", "cloudpayments", "mailgun", "pachca", "russian_post", "sendgrid", "sms_ru", "smtp", "stripe", "telegram", "twilio", "warehouse", "yookassa"];

    /// <summary>Whether this server plays the vendor of that name.</summary>
    public bool Plays(string vendor) => Vendors is null || Vendors.Contains(vendor, StringComparer.Ordinal);
}
