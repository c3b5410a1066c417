using System.Globalization;
using Reports.Summary;

namespace Reports.Execution;

/// <summary>How the page spells numbers and states.</summary>
internal static class Words
{
    public static string Count(int number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : what.EndsWith('s') ? "es" : "s")}");

    /// <summary><c>340 ms</c>, <c>5.6 s</c>, <c>2 min 05 s</c>.</summary>
    public static string Duration(double milliseconds) => milliseconds switch
    {
        < 10 => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.#} ms"),
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0} ms"),
        < 60_000 => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:0.0} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)(milliseconds / 60_000)} min {milliseconds / 1000 % 60:00} s"),
    };

    /// <summary>Cut, not rounded: 100 % is said only if it is.</summary>
    public static string Percent(double share) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(share * 1000) / 10:0.#} %");

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string Lower(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];

    public static string Title(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];

    public static string Of(ScenarioStatus status) => status switch
    {
        ScenarioStatus.Passed => "passed",
        ScenarioStatus.Failed => "failed",
        _ => "skipped",
    };

    /// <summary>For a behaviour or a link.</summary>
    public static string Of(ProofStatus status) => status switch
    {
        ProofStatus.Passed => "proven",
        ProofStatus.Failed => "broken",
        ProofStatus.Skipped => "not run",
        ProofStatus.Untested => "not tested: no scenario",
        _ => "planned",
    };

    /// <summary>The state for those who see no colours.</summary>
    public static string Sign(ProofStatus status) => status switch
    {
        ProofStatus.Passed => "✓",
        ProofStatus.Failed => "✗",
        ProofStatus.Skipped => "–",
        ProofStatus.Untested => "○",
        _ => "·",
    };

    /// <summary>As a CSS class.</summary>
    public static string Tone(ProofStatus status) => status switch
    {
        ProofStatus.Passed => "good",
        ProofStatus.Failed => "bad",
        ProofStatus.Untested => "gap",
        _ => "none",
    };
}
