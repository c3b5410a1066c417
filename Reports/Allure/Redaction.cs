namespace Reports.Allure;

/// <summary>How a value that was masked is spelt for Allure's HTTP viewer.</summary>
internal static class Redaction
{
    /// <summary>What the framework writes in a secret's place.</summary>
    public const string Mask = "***";

    public const string Allure = "__ALLURE_REDACTED__";

    public static string ForViewer(string text) => text.Contains(Mask, StringComparison.Ordinal) ? text.Replace(Mask, Allure, StringComparison.Ordinal) : text;
}
