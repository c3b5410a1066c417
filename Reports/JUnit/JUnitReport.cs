using System.Globalization;
using System.Text;
using System.Xml;
using Framework.Evidence;
using Reports.Causes;
using Reports.Runs;
using Reports.Suite;
using Reports.Summary;

namespace Reports.JUnit;

/// <summary>
/// <c>junit.xml</c> in the dialect that Jenkins, GitLab, Azure DevOps and GitHub's actions read: one suite a feature, one case a
/// scenario. A failed assertion is a <c>failure</c>, all else that broke is an <c>error</c>.
/// </summary>
internal static class JUnitReport
{
    public static void Write(RunModel run, RunSummary summary, string path)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("testsuites");
            Counts(xml, "integration tests", run.Results);
            foreach (var feature in run.Results.GroupBy(r => (r.File, r.Feature)))
                Suite(xml, feature.Key.Feature, [.. feature], summary.Run);
            xml.WriteEndElement();
        }
        Allure.ResultFile.WriteAtomically(path, aside => File.WriteAllText(aside, $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{text}\n"));
    }

    private static void Suite(XmlWriter xml, string feature, IReadOnlyList<ScenarioResult> results, RunInfo run)
    {
        xml.WriteStartElement("testsuite");
        Counts(xml, feature, results);
        Attribute(xml, "timestamp", results.Min(r => r.Deciding.StartedAt).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        Attribute(xml, "file", results[0].File);
        xml.WriteStartElement("properties");
        Property(xml, "run", run.Id);
        Property(xml, "seed", run.Seed?.ToString(CultureInfo.InvariantCulture));
        Property(xml, "database", run.Database);
        xml.WriteEndElement();
        foreach (var result in results)
            Case(xml, result);
        xml.WriteEndElement();
    }

    private static void Counts(XmlWriter xml, string name, IReadOnlyList<ScenarioResult> results)
    {
        Attribute(xml, "name", name);
        Attribute(xml, "tests", Number(results.Count));
        Attribute(xml, "failures", Number(results.Count(r => r.Status == ScenarioStatus.Failed && !IsError(r))));
        Attribute(xml, "errors", Number(results.Count(r => r.Status == ScenarioStatus.Failed && IsError(r))));
        Attribute(xml, "skipped", Number(results.Count(r => r.Status == ScenarioStatus.Skipped)));
        Attribute(xml, "time", Seconds(results.Sum(r => r.Deciding.DurationMs)));
    }

    private static void Case(XmlWriter xml, ScenarioResult result)
    {
        var folder = result.Deciding.Folder.Replace('/', '.');
        xml.WriteStartElement("testcase");
        Attribute(xml, "classname", folder.Length == 0 ? result.Feature : $"{folder}.{result.Feature}");
        Attribute(xml, "name", result.Name);
        Attribute(xml, "time", Seconds(result.Deciding.DurationMs));
        Attribute(xml, "file", result.File);
        if (result.Line > 0)
            Attribute(xml, "line", Number(result.Line));
        switch (result)
        {
            case { Status: ScenarioStatus.Skipped }:
                xml.WriteStartElement("skipped");
                Attribute(xml, "message", Headline.Of(result.Deciding.Failure?.Message ?? "skipped"));
                xml.WriteEndElement();
                break;
            case { Status: ScenarioStatus.Failed, Deciding.Failure: { } failure }:
                Failure(xml, result, failure);
                break;
        }
        xml.WriteEndElement();
    }

    private static void Failure(XmlWriter xml, ScenarioResult result, Failure failure)
    {
        xml.WriteStartElement(IsError(result) ? "error" : "failure");
        Attribute(xml, "message", Headline.Of(failure.Message));
        Attribute(xml, "type", CauseClassifier.Word(CauseClassifier.Classify(result.Deciding.Outcome!.Value, failure)));
        var trace = StepPlace.Trace(failure, result.Deciding.FailedStep, result.File, result.Deciding.FailedLine);
        xml.WriteString(XmlText.Clean($"{failure.Message}\n{trace}\n{result.Deciding.Seen}".TrimEnd()));
        xml.WriteEndElement();
    }

    private static bool IsError(ScenarioResult result) => result.Deciding.Outcome == Outcome.Broken;

    private static void Property(XmlWriter xml, string name, string? value)
    {
        if (value is null)
            return;
        xml.WriteStartElement("property");
        Attribute(xml, "name", name);
        Attribute(xml, "value", value);
        xml.WriteEndElement();
    }

    private static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, XmlText.Clean(value));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(double milliseconds) => (milliseconds / 1000).ToString("0.000", CultureInfo.InvariantCulture);
}
