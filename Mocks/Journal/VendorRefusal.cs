namespace Mocks.Journal;

/// <summary>A request that the vendor would refuse: the system breaks the vendor's contract.</summary>
/// <param name="Vendor">"yookassa", "telegram" and so on.</param>
/// <param name="Method">The request's method.</param>
/// <param name="Path">The request's path, relative to the vendor's base address.</param>
/// <param name="Status">The answer's status.</param>
/// <param name="Code">The vendor's error code.</param>
/// <param name="Description">The vendor's description.</param>
/// <param name="Parameter">The parameter at fault, where the vendor names it.</param>
public sealed record VendorRefusal(string Vendor, string Method, string Path, int Status, string Code, string Description, string? Parameter)
{
    /// <summary>Whether the scenario said that it expects it.</summary>
    public bool IsExpected { get; internal set; }

    /// <summary>One line for people.</summary>
    public override string ToString() =>
        $"{Vendor} refused {Method} {Path} with {Status}{(Parameter is null ? "" : $" ({Parameter})")}: {(Description.Length > 0 ? Description : Code)}";

    internal bool IsAbout(string codeOrText) =>
        string.Equals(Code, codeOrText, StringComparison.OrdinalIgnoreCase)
        || string.Equals(Parameter, codeOrText, StringComparison.OrdinalIgnoreCase)
        || Status.ToString(System.Globalization.CultureInfo.InvariantCulture) == codeOrText
        || Description.Contains(codeOrText, StringComparison.OrdinalIgnoreCase);
}
