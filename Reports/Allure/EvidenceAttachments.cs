using Framework.Evidence;

namespace Reports.Allure;

/// <summary>Turns what was seen during a step into attachments: exchanges one by one, the rest gathered by kind.</summary>
internal static class EvidenceAttachments
{
    /// <summary>Nobody opens more than these of one step that passed.</summary>
    private const int ShownAlone = 12;

    /// <param name="evidence">Of one step.</param>
    /// <param name="store">Where it goes.</param>
    /// <param name="detail">Whether exchanges in masses stand in one text.</param>
    public static IReadOnlyList<AllureAttachment> Write(IReadOnlyList<EvidenceItem> evidence, AttachmentStore store, EvidenceDetail detail = EvidenceDetail.Each)
    {
        if (evidence.Count == 0 || detail == EvidenceDetail.None)
            return [];
        var attachments = new List<AllureAttachment>();
        var exchanges = evidence.OfType<HttpExchange>().ToList();
        var alone = detail == EvidenceDetail.Each ? exchanges : exchanges[..Math.Min(exchanges.Count, ShownAlone)];
        foreach (var exchange in alone)
            attachments.Add(store.Json(EvidenceText.Title(exchange), HttpAttachment.MediaType, json => HttpAttachment.Write(json, exchange)));
        attachments.AddRange(GatheredEvidence.Write(exchanges[alone.Count..], store, "then "));

        Gather<HttpExchange>(alone.Where(e => e.Direction != Direction.SystemToVendor), "curl", CurlLine.For);
        Gather<SocketFrame>(evidence, "socket frames", EvidenceText.Frame);
        Gather<SqlStatement>(evidence, "SQL", EvidenceText.Sql);
        Gather<StateChange>(evidence, "rows", RowText.Of);
        Gather<LogEntry>(evidence, "log", EvidenceText.Log);
        Gather<ClockMove>(evidence, "clock", EvidenceText.Clock);
        Gather<Note>(evidence, "notes", note => note.Text);
        return attachments;

        void Gather<T>(IEnumerable<EvidenceItem> items, string name, Func<T, string> line) where T : EvidenceItem
        {
            var lines = items.OfType<T>().Select(line).ToList();
            if (lines.Count > 0)
                attachments.Add(store.Text(lines.Count == 1 ? name : $"{name} ({lines.Count})", "text/plain", "txt", string.Join('\n', lines)));
        }
    }
}
