namespace Framework.Vendors;

/// <summary>A vendor's fake, as generic steps see it. A suite adapts its own fakes to this, whatever they are made of.</summary>
public interface IVendor
{
    /// <summary>Its name in steps.</summary>
    string Name { get; }

    /// <summary>The requests that the system made to it in this scenario, oldest first; secrets are masked.</summary>
    IReadOnlyList<VendorRequest> Requests { get; }

    /// <summary>Answers 503 until it recovers.</summary>
    void IsDown();

    /// <summary>Never answers until it recovers.</summary>
    void NeverAnswers();

    /// <summary>Resets connections until it recovers.</summary>
    void ResetsConnections();

    /// <summary>Answers this late, in the system's time, until it recovers.</summary>
    void IsSlow(TimeSpan by);

    /// <summary>Answers this status until it recovers.</summary>
    /// <param name="status">200 to 599.</param>
    /// <param name="body">The body; null: the vendor's own for that status.</param>
    void Answers(int status, string? body);

    /// <summary>Answers 429 until it recovers.</summary>
    /// <param name="seconds">When to come again.</param>
    void AsksToComeAgain(int seconds);

    /// <summary>Is well again.</summary>
    void Recover();
}

/// <summary>The vendors of a scenario.</summary>
public interface IVendors
{
    /// <summary>All of them.</summary>
    IReadOnlyList<IVendor> All { get; }
}

/// <summary>A request of the system to a vendor.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path below the vendor's base address.</param>
/// <param name="Body">Body as text; empty if there is none.</param>
/// <param name="Status">Status of the answer; null if there was none.</param>
public sealed record VendorRequest(string Method, string Path, string Body, int? Status);
