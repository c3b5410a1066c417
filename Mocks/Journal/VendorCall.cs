namespace Mocks.Journal;

/// <summary>A call of the system to a vendor, and what came of it. Secrets are masked.</summary>
public sealed class VendorCall
{
    internal VendorCall()
    {
    }

    /// <summary>The call's number within its scenario, from 1.</summary>
    public int Number { get; internal init; }

    /// <summary>"yookassa", "telegram" and so on.</summary>
    public required string Vendor { get; init; }

    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>The path, relative to the vendor's base address: "/payments", "/sendMessage".</summary>
    public required string Path { get; init; }

    /// <summary>The query as sent, with its question mark; empty where there is none.</summary>
    public required string Query { get; init; }

    /// <summary>The headers; names in any case.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body.</summary>
    public required string Body { get; init; }

    /// <summary>When it came, by the vendors' clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The answer's status; null where there was none, or is none yet.</summary>
    public int? Status { get; internal set; }

    /// <summary>The answer's body.</summary>
    public string Answer { get; internal set; } = "";

    /// <summary>The fault that struck, in words; null for none.</summary>
    public string? Fault { get; internal set; }

    /// <summary>Whether it is over, with an answer or without.</summary>
    public bool IsFinished { get; internal set; }

    /// <summary>One line for people.</summary>
    public override string ToString() =>
        $"{Vendor} {Method} {Path}{Query} -> {Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? (IsFinished ? "no answer" : "no answer yet")}{(Fault is null ? "" : $" ({Fault})")}";
}
