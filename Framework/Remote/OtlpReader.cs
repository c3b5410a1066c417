using System.Globalization;
using Framework.Evidence;
using Framework.Http;
using Google.Protobuf;

namespace Framework.Remote;

/// <summary>
/// Reads what is needed of OpenTelemetry's export messages (opentelemetry-proto 1.x: trace.proto, logs.proto, common.proto, by field number); what is
/// not needed is skipped.
/// </summary>
internal static class OtlpReader
{
    private const int ScopeGroups = 2, Scope = 1, Items = 2, ScopeName = 1;

    internal static IEnumerable<RemoteSpan> Spans(byte[] export) => Read(export, Span);

    internal static IEnumerable<RemoteLog> Logs(byte[] export) => Read(export, Log);

    /// <summary>Export → resource → scope → items: both messages are built alike.</summary>
    private static IEnumerable<T> Read<T>(byte[] export, Func<string, ByteString, T> read) =>
        from resource in Fields(ByteString.CopyFrom(export), 1)
        from scope in Fields(resource, ScopeGroups)
        let name = Fields(scope, Scope).SelectMany(s => Fields(s, ScopeName)).Select(n => n.ToStringUtf8()).FirstOrDefault() ?? ""
        from item in Fields(scope, Items)
        select read(name, item);

    private static RemoteSpan Span(string source, ByteString message)
    {
        string trace = "", id = "", parent = "", name = "", error = "";
        ulong start = 0, end = 0;
        var isError = false;
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        Each(message, (input, field) =>
        {
            switch (field)
            {
                case 1: trace = Hex(input.ReadBytes()); return true;
                case 2: id = Hex(input.ReadBytes()); return true;
                case 4: parent = Hex(input.ReadBytes()); return true;
                case 5: name = input.ReadString(); return true;
                case 7: start = input.ReadFixed64(); return true;
                case 8: end = input.ReadFixed64(); return true;
                case 9: Attribute(input.ReadBytes(), attributes); return true;
                case 15: (isError, error) = Status(input.ReadBytes()); return true;
                default: return false;
            }
        });
        return new RemoteSpan(trace, id, parent, source, name, Moment(start), TimeSpan.FromTicks((long)(end - start) / 100), attributes, isError ? error : null);
    }

    private static RemoteLog Log(string category, ByteString message)
    {
        string trace = "", span = "", level = "", text = "";
        ulong at = 0;
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        Each(message, (input, field) =>
        {
            switch (field)
            {
                case 1: at = input.ReadFixed64(); return true;
                case 3: level = input.ReadString(); return true;
                case 5: text = Value(input.ReadBytes()); return true;
                case 6: Attribute(input.ReadBytes(), attributes); return true;
                case 9: trace = Hex(input.ReadBytes()); return true;
                case 10: span = Hex(input.ReadBytes()); return true;
                default: return false;
            }
        });
        return new RemoteLog(trace, span, Moment(at), level, category, text, attributes);
    }

    private static (bool IsError, string Message) Status(ByteString status)
    {
        var (message, code) = ("", 0);
        Each(status, (input, field) =>
        {
            switch (field)
            {
                case 2: message = input.ReadString(); return true;
                case 3: code = input.ReadEnum(); return true;
                default: return false;
            }
        });
        return (code == 2, message.Length > 0 ? message : "failed");
    }

    private static void Attribute(ByteString pair, Dictionary<string, string> attributes)
    {
        var (key, value) = ("", "");
        Each(pair, (input, field) =>
        {
            switch (field)
            {
                case 1: key = input.ReadString(); return true;
                case 2: value = Value(input.ReadBytes()); return true;
                default: return false;
            }
        });
        attributes[key] = value;
    }

    private static string Value(ByteString any)
    {
        var value = "";
        Each(any, (input, field) =>
        {
            switch (field)
            {
                case 1: value = input.ReadString(); return true;
                case 2: value = input.ReadBool() ? "true" : "false"; return true;
                case 3: value = input.ReadInt64().ToString(CultureInfo.InvariantCulture); return true;
                case 4: value = input.ReadDouble().ToString(CultureInfo.InvariantCulture); return true;
                default: return false;
            }
        });
        return value;
    }

    private static List<ByteString> Fields(ByteString message, int wanted)
    {
        var found = new List<ByteString>();
        Each(message, (input, field) =>
        {
            if (field != wanted)
                return false;
            found.Add(input.ReadBytes());
            return true;
        });
        return found;
    }

    private static void Each(ByteString message, Func<CodedInputStream, int, bool> read)
    {
        using var input = message.CreateCodedInput();
        while (input.ReadTag() is not 0 and var tag)
        {
            if (!read(input, WireFormat.GetTagFieldNumber(tag)))
                input.SkipLastField();
        }
    }

    private static string Hex(ByteString bytes) => Convert.ToHexStringLower(bytes.Span);

    private static DateTimeOffset Moment(ulong nanoseconds) => DateTimeOffset.UnixEpoch.AddTicks((long)(nanoseconds / 100));
}

/// <summary>A span that the system has exported.</summary>
internal sealed record RemoteSpan(string TraceId, string SpanId, string ParentSpanId, string Source, string Name, DateTimeOffset At, TimeSpan Duration, IReadOnlyDictionary<string, string> Attributes, string? Error)
{
    internal string? Statement => Attributes.GetValueOrDefault("db.query.text") ?? Attributes.GetValueOrDefault("db.statement");

    internal bool IsStatement => Statement is not null;
}

/// <summary>A log entry that the system has exported.</summary>
internal sealed record RemoteLog(string TraceId, string SpanId, DateTimeOffset At, string Level, string Category, string Text, IReadOnlyDictionary<string, string> Attributes)
{
    internal LogEntry ToEntry() => new(At, Level, Category, SecretMask.Text(Text), Attributes.GetValueOrDefault("exception.stacktrace") is { } exception ? SecretMask.Text(exception) : null);
}
