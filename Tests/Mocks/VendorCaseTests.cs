using System.Text.RegularExpressions;
using NUnit.Framework;
using Reports.Suite;
using Shouldly;

namespace Tests.Mocks;

/// <summary>docs/vendor-cases.md names scenarios and tests: they exist, and no case is empty.</summary>
internal sealed partial class VendorCaseTests
{
    private const int Cases = 5;
    private const string Refuses = "refuses";

    private static readonly string[] Vendors = ["CloudPayments", "CDEK", "Boxberry", "Russian Post", "SendGrid", "Mailgun", "SMTP", "Twilio", "SMS.ru", "the warehouse"];
    private static readonly Lazy<IReadOnlySet<string>> Known = new(() => KnownNames());

    private static string Page => File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "docs", "vendor-cases.md"));

    [Test]
    public void Every_name_is_a_scenario_or_a_test() => Unknown(Page).ShouldBeEmpty("names in docs/vendor-cases.md that no scenario and no test has");

    [Test]
    public void Every_vendor_has_every_case() => Gaps(Page).ShouldBeEmpty("cases in docs/vendor-cases.md without enough names, and without a reason that links to its source");

    [Test]
    public void A_name_that_nothing_has_is_found() => Unknown("| CDEK | `CDEK is asked too often`, `CDEK is asked too seldom` |").ShouldBe(["CDEK is asked too seldom"]);

    [Test]
    public void A_case_that_is_missing_is_found() => Gaps(Page.Replace("`CDEK refuses a place nobody knows`, ", "", StringComparison.Ordinal).Replace("none: it calls nobody, [by its contract](warehouse.md)", "none", StringComparison.Ordinal))
        .ShouldBe(["CDEK refuses: 1", "the warehouse tells twice: 0"]);

    private static IEnumerable<string> Unknown(string page) => Names(page).Where(n => !Known.Value.Contains(n));

    private static IEnumerable<string> Gaps(string page)
    {
        var rows = page.Split('\n').SkipWhile(l => !l.StartsWith("| vendor |", StringComparison.Ordinal)).TakeWhile(l => l.StartsWith('|')).Select(l => l.Trim('|').Split('|', StringSplitOptions.TrimEntries)).ToList();
        var (head, table) = (rows[0], rows.Skip(2).ToDictionary(r => r[0], StringComparer.Ordinal));
        foreach (var vendor in Vendors)
        {
            for (var i = 1; i <= Cases; i++)
            {
                var cell = table.GetValueOrDefault(vendor)?.ElementAtOrDefault(i) ?? "";
                var names = Names(cell).Count();
                if (names < (head[i] == Refuses ? 2 : 1) && !(cell.StartsWith("none: ", StringComparison.Ordinal) && cell.Contains("](", StringComparison.Ordinal)))
                    yield return $"{vendor} {head[i]}: {names}";
            }
        }
    }

    private static IEnumerable<string> Names(string text) => Quoted().Matches(text).Select(m => m.Groups["name"].Value).Where(n => !n.Contains('/', StringComparison.Ordinal) || n.Contains(' ', StringComparison.Ordinal));

    /// <summary>Scenarios by their titles, without the example values that a title does not mention; tests by class and method.</summary>
    private static HashSet<string> KnownNames() =>
    [
        .. FeatureIndex.Load(Path.Combine(RepositoryRoot.Find(), "Features")).Scenarios.Select(s => s.Parameters.Aggregate(s.Name, (title, p) => title.Replace($"<{p.Key}>", p.Value, StringComparison.Ordinal))),
        .. typeof(VendorCaseTests).Assembly.GetTypes().SelectMany(t => t.GetMethods().Select(m => $"{t.Name}.{m.Name}")),
    ];

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
