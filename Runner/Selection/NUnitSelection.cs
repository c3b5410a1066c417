using System.Xml.Linq;
using Reports.Suite;

namespace Runner.Selection;

/// <summary>A selection in NUnit's test selection language, handed over in a settings file: no length limit, no shell between.</summary>
internal static class NUnitSelection
{
    /// <summary>These scenarios and no others: a fixture is described by its feature's title, a test is named after its scenario.</summary>
    public static string Exactly(IEnumerable<ScenarioEntry> scenarios) => Exactly(scenarios.Select(s => (s.Feature, ScenarioTitle.For(s.Name, s.Parameters))));

    /// <summary>The same, by the names that tests have.</summary>
    public static string Exactly(IEnumerable<(string Feature, string Test)> tests) =>
        string.Join(" or ", tests.GroupBy(s => s.Feature, StringComparer.Ordinal)
            .Select(feature => $"(Description == {Quote(feature.Key)} and ({string.Join(" or ", feature.Select(s => $"name == {Quote(s.Test)}").Distinct(StringComparer.Ordinal))}))"));

    public static string Quote(string text) => $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";

    /// <summary>Writes the settings; without a selection everything runs.</summary>
    public static void WriteSettings(string path, string? where, int? lanes)
    {
        var nunit = new XElement("NUnit");
        if (where is not null)
            nunit.Add(new XElement("Where", where));
        if (lanes is not null)
            nunit.Add(new XElement("NumberOfTestWorkers", lanes));
        new XElement("RunSettings", nunit).Save(path);
    }
}
