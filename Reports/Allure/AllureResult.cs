using System.Text.Json;
using Framework.Evidence;
using Reports.Causes;
using Reports.Suite;
using Reports.Trace;

namespace Reports.Allure;

/// <summary>Writes one <c>*-result.json</c>.</summary>
internal static class AllureResult
{
    public static void Write(Utf8JsonWriter json, string id, ScenarioRecord record, ScenarioEntry? entry, AttachmentStore store, AllureLinks links, EvidenceDetail detail, Diagnosis? diagnosis = null, IEnumerable<AllureAttachment>? more = null)
    {
        var identity = record.Identity;
        json.WriteStartObject();
        json.WriteString("uuid"u8, id);
        json.WriteString("historyId"u8, AllureIds.History(identity));
        json.WriteString("testCaseId"u8, AllureIds.TestCase(identity));
        json.WriteString("fullName"u8, AllureIds.FullName(identity));
        json.WriteString("name"u8, ScenarioTitle.For(identity.Name, identity.Parameters));
        json.WriteStartArray("titlePath"u8);
        foreach (var folder in identity.Folder.Split('/', StringSplitOptions.RemoveEmptyEntries))
            json.WriteStringValue(folder);
        json.WriteStringValue(identity.Feature);
        json.WriteEndArray();
        if (Description(record, entry) is { Length: > 0 } description)
            json.WriteString("description"u8, description);
        Status(json, record.Outcome, Placed(record, entry), Cause(record, diagnosis));
        json.WriteString("stage"u8, "finished"u8);
        json.WriteNumber("start"u8, record.StartedAt.ToUnixTimeMilliseconds());
        json.WriteNumber("stop"u8, (record.StartedAt + record.Duration).ToUnixTimeMilliseconds());
        Labels(json, record, entry, diagnosis);
        Links(json, links, identity.Tags);
        Parameters(json, identity.Parameters);
        json.WriteStartArray("steps"u8);
        foreach (var step in new AllureSteps(record, entry, store, detail).All())
            Step(json, step);
        json.WriteEndArray();
        Attachments(json, [.. Trace(record, entry, store, detail), .. Suspects(record, store), .. more ?? []]);
        json.WriteEndObject();
    }

    /// <summary>The whole scenario on one page, where somebody is going to look for a cause, or has asked for it.</summary>
    private static AllureAttachment[] Trace(ScenarioRecord record, ScenarioEntry? entry, AttachmentStore store, EvidenceDetail detail) =>
        detail == EvidenceDetail.Each && record.Outcome != Outcome.Skipped ? [store.Text("trace", "text/html", "html", TracePage.Of(record, entry))] : [];

    private static string Description(ScenarioRecord record, ScenarioEntry? entry)
    {
        var source = entry is null ? "" : $"`{entry.Location}`, ";
        return $"{source}seed {record.Seed}, trace `{record.TraceId}`";
    }

    private static Failure? Placed(ScenarioRecord record, ScenarioEntry? entry)
    {
        if (record.Failure is null || entry is null)
            return record.Failure;
        var step = record.Steps.FirstOrDefault(s => s.Failure is not null);
        var name = step is null ? null : $"{step.Keyword} {step.Text}".Trim();
        return record.Failure with { Trace = StepPlace.Trace(record.Failure, name, entry.File, StepPlace.LineOfFailure(record, entry)) };
    }

    private static void Status(Utf8JsonWriter json, Outcome outcome, Failure? failure, string cause)
    {
        json.WriteString("status"u8, outcome switch
        {
            Outcome.Passed => "passed"u8,
            Outcome.Failed => "failed"u8,
            Outcome.Broken => "broken"u8,
            _ => "skipped"u8,
        });
        if (failure is null)
            return;
        json.WriteStartObject("statusDetails"u8);
        json.WriteString("message"u8, Headline.WithDetails(failure.Message));
        json.WriteString("trace"u8, failure.Trace + cause);
        json.WriteEndObject();
    }

    /// <summary>Below the stack trace; the last line is what categories are told by.</summary>
    private static string Cause(ScenarioRecord record, Diagnosis? diagnosis)
    {
        if (record.Failure is null)
            return "";
        var kind = diagnosis?.Kind ?? CauseClassifier.Classify(record.Outcome, record.Failure);
        var why = diagnosis is null ? "" : $"because {diagnosis.Rule}: {diagnosis.Evidence}\nask: {diagnosis.Owner} ({diagnosis.OwnerBecause})\n";
        return $"\n\n{why}cause: {CauseClassifier.Word(kind)}";
    }

    private static void Labels(Utf8JsonWriter json, ScenarioRecord record, ScenarioEntry? entry, Diagnosis? diagnosis)
    {
        json.WriteStartArray("labels"u8);
        foreach (var (name, value) in AllureLabels.Of(record, entry, diagnosis))
            Pair(json, name, value);
        json.WriteEndArray();
    }

    private static void Links(Utf8JsonWriter json, AllureLinks links, IEnumerable<string> tags)
    {
        json.WriteStartArray("links"u8);
        foreach (var link in links.Of(tags))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, link.Type);
            json.WriteString("name"u8, link.Name);
            json.WriteString("url"u8, link.Url);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Parameters(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        json.WriteStartArray("parameters"u8);
        foreach (var (name, value) in parameters)
            Pair(json, name, value);
        json.WriteEndArray();
    }

    private static void Step(Utf8JsonWriter json, AllureStep step)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, step.Name);
        Status(json, step.Outcome, step.Failure, "");
        json.WriteString("stage"u8, "finished"u8);
        json.WriteNumber("start"u8, step.Start.ToUnixTimeMilliseconds());
        json.WriteNumber("stop"u8, step.Stop.ToUnixTimeMilliseconds());
        Attachments(json, step.Attachments);
        json.WriteEndObject();
    }

    private static AllureAttachment[] Suspects(ScenarioRecord record, AttachmentStore store) => record.Suspects.Count == 0
        ? []
        : [store.Text("suspects", "text/plain", "txt", string.Join('\n', record.Suspects.Select(s => $"{s.Kind}: {s.Detail}")))];

    private static void Attachments(Utf8JsonWriter json, IReadOnlyList<AllureAttachment> attachments)
    {
        if (attachments.Count == 0)
            return;
        json.WriteStartArray("attachments"u8);
        foreach (var attachment in attachments)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, attachment.Name);
            json.WriteString("type"u8, attachment.Type);
            json.WriteString("source"u8, attachment.Source);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Pair(Utf8JsonWriter json, string name, string value)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, name);
        json.WriteString("value"u8, value);
        json.WriteEndObject();
    }
}
