using Reports.Catalogue;

namespace Runner.Checking;

/// <summary>The codes of what <c>tf check</c> finds. Each has a section in docs/diagnostics.md.</summary>
internal static class FindingCodes
{
    private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal)
    {
        ["lint-file"] = "TF100",
        ["no-then"] = "TF101",
        ["long-scenario"] = "TF102",
        ["duplicate-example"] = "TF103",
        ["unknown-tag"] = "TF104",
        ["unused-step"] = "TF105",
        ["duplicate-title"] = "TF106",
        ["no-title"] = "TF107",
        ["no-steps"] = "TF108",
        ["tag-spelling"] = "TF109",
        ["unknown-behaviour"] = "TF110",
        ["unknown-link"] = "TF111",
        ["file"] = "TF112",
    };

    public static IEnumerable<string> All => Codes.Values;

    /// <summary>The code of a finding.</summary>
    public static string Of(Finding finding) => Codes[finding.Kind];

    /// <summary>Code and kind, as they are shown.</summary>
    public static string Shown(Finding finding) => $"{Of(finding)} {finding.Kind}";
}
