using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Framework.Evidence;
using Reports.Causes;
using Reports.Suite;

namespace Reports.Trace;

/// <summary>
/// One scenario's trace as a page of its own: who called whom, step by step, in a sequence diagram beside a time line; everything opens,
/// can be searched and filtered. Needs no network.
/// </summary>
internal static class TracePage
{
    /// <summary>In characters. Above it, long texts are cut shorter and shorter.</summary>
    private const int Largest = 290_000;

    private static readonly Lazy<string> Template = new(Read);

    public static string Of(ScenarioRecord record, ScenarioEntry? entry)
    {
        foreach (var longest in (int[])[16_000, 4_000, 1_000, 250])
        {
            var page = Template.Value.Replace("/*DATA*/", Data(record, entry, longest), StringComparison.Ordinal);
            if (page.Length <= Largest || longest == 250)
                return page;
        }

        throw new InvalidOperationException("There is always a last length.");
    }

    /// <summary>What the page shows, as JSON; long texts cut.</summary>
    public static string DataOf(ScenarioRecord record, ScenarioEntry? entry) => Data(record, entry, 4_000);

    private static string Data(ScenarioRecord record, ScenarioEntry? entry, int longest)
    {
        using var buffer = new MemoryStream();
        // The default encoder escapes <, > and &: nothing in the data can end the script element.
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default }))
            Write(json, record, entry, longest);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter json, ScenarioRecord record, ScenarioEntry? entry, int longest)
    {
        var lanes = new TraceLanes([.. record.Preparation, .. record.Steps.SelectMany(s => s.Evidence)]);
        json.WriteStartObject();
        json.WriteString("name", ScenarioTitle.For(record.Identity.Name, record.Identity.Parameters));
        json.WriteString("feature", record.Identity.Feature);
        json.WriteString("source", entry?.Location);
        json.WriteString("outcome", record.Outcome.ToString().ToLowerInvariant());
        json.WriteNumber("duration", Math.Max(0.001, record.Duration.TotalMilliseconds));
        json.WriteString("seed", record.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture));
        json.WriteString("trace", record.TraceId);
        json.WriteString("failure", record.Failure is { } failure ? Cut(Headline.WithDetails(failure.Message), 16_000) : null);
        json.WriteStartArray("lanes");
        foreach (var lane in lanes.Names)
            json.WriteStringValue(lane);
        json.WriteEndArray();
        json.WriteStartArray("steps");
        if (record.Preparation.Count > 0)
            Step(json, "Before the first step", null, TimeSpan.Zero, isBad: false, record.Preparation, record, lanes, longest);
        foreach (var step in record.Steps)
            Step(json, $"{step.Keyword} {step.Text}".Trim(), step.Argument, step.Duration, step.Failure is not null, step.Evidence, record, lanes, longest);
        foreach (var step in record.Outcome == Outcome.Passed || entry is null ? [] : entry.Steps.Skip(record.Steps.Count))
            NotReached(json, $"{step.Keyword} {step.Text}");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void NotReached(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteBoolean("skipped", true);
        json.WriteNumber("duration", 0);
        json.WriteStartArray("events");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Step(Utf8JsonWriter json, string name, string? argument, TimeSpan duration, bool isBad, IReadOnlyList<EvidenceItem> evidence, ScenarioRecord record, TraceLanes lanes, int longest)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("arg", argument is null ? null : Cut(argument, longest));
        json.WriteBoolean("bad", isBad);
        json.WriteNumber("duration", duration.TotalMilliseconds);
        json.WriteStartArray("events");
        foreach (var item in evidence)
        {
            var seen = TraceEvent.Of(item);
            var (from, to) = lanes.Of(item);
            json.WriteStartObject();
            json.WriteString("k", seen.Kind);
            json.WriteString("label", seen.Label);
            json.WriteString("title", seen.Title);
            json.WriteNumber("at", Math.Max(0, (item.At - record.StartedAt).TotalMilliseconds));
            json.WriteNumber("ms", seen.Duration.TotalMilliseconds);
            json.WriteNumber("from", from);
            json.WriteNumber("to", to);
            json.WriteBoolean("bad", seen.IsBad);
            json.WriteStartArray("parts");
            foreach (var (heading, text) in seen.Parts)
            {
                json.WriteStartArray();
                json.WriteStringValue(heading);
                json.WriteStringValue(Cut(text, longest));
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Cut(string text, int longest) => text.Length <= longest ? text : $"{text[..longest]}... ({text.Length} characters in all; the attachments of the step have more)";

    private static string Read()
    {
        using var stream = typeof(TracePage).Assembly.GetManifestResourceStream("trace.html") ?? throw new InvalidOperationException("The trace page's template is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
